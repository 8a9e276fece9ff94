import Localization
import Persistence
import Web

/// For the projector: what is on and how much is left of it, to be read from the back of the room.
struct RunScreenPage: Sendable {
    var run: ShownRun
    var people: RunPeople
    var figures: RunFigures
    var clock: WallClock
    var hearsNews: Bool

    func html(_ screen: Screen) -> HTML {
        """
        <div class="stage" data-live-part="meeting" data-poll="20">\(content(screen))</div>\
        <div class="row no-print"><a class="button plain" href="\(RunController.Routes.console(run.meeting))">\
        \(screen.t("running.console"))</a>\(hearsNews ? LiveSign().html(screen) : nil)</div>
        """
    }

    private func content(_ screen: Screen) -> HTML {
        let now = screen.visit.now
        guard run.isOn(now), let part = run.current else { return quiet(screen) }
        if let pitch = people.pitching, let beganAt = pitch.beganAt {
            return """
                \(head("running.pitches", screen))\(RunFace.pitch(beganAt, now).html(clock, screen))\
                <div><h1>\(bdi: screen.name(pitch.party))</h1><p class="stage-line">\(RunWords.company(pitch, screen))</p></div>\
                \(following(screen))\(foot(part, screen))
                """
        }
        if let turn = people.speaking, let givenAt = turn.givenAt {
            return """
                \(head("running.floor", screen))\(RunFace.turn(givenAt, now).html(clock, screen))\
                <div><h1>\(bdi: screen.name(turn.party))</h1></div>\(hands(screen))\(foot(part, screen))
                """
        }
        let speaker: HTML? = RunWords.speaker(part, screen).map { "<p class=\"stage-line\">\($0)</p>" }
        let next: HTML? = run.next.map { next in
            "<p class=\"stage-line\">\(screen.t("running.next-part")) \(RunWords.part(next, screen))</p>"
        }
        return """
            \(head(nil, screen))\(RunFace(part, at: now).html(clock, screen))<div><h1>\(bdi: part.title)</h1>\(speaker)</div>\
            \(next)\(following(screen))\(hands(screen))\(foot(nil, screen))
            """
    }

    private func head(_ key: String?, _ screen: Screen) -> HTML {
        let what: HTML? = key.map { "<p class=\"strong\">\(screen.t($0))</p>" }
        return "<div class=\"row spread\"><p class=\"soft\">\(bdi: run.title)</p>\(what)</div>"
    }

    /// Before it begins and after it ended.
    private func quiet(_ screen: Screen) -> HTML {
        let words: HTML =
            run.endedAt(screen.visit.now).map { screen.html("running.ended.at", ["time": clock.value($0, screen)]) }
            ?? screen.html("running.begins.at", ["time": clock.value(run.startsAt, screen)])
        return "<h1>\(bdi: run.title)</h1><p class=\"stage-line\">\(words)</p>\(referrals(screen))"
    }

    /// Who presents their company next.
    private func following(_ screen: Screen) -> HTML? {
        guard let next = people.pitches.first else { return nil }
        return """
            <p class="stage-line">\(screen.t("running.pitch.following")) <strong>\(bdi: screen.name(next.party))</strong>, \
            \(bdi: next.party.company)</p>
            """
    }

    private func hands(_ screen: Screen) -> HTML? {
        guard !people.hands.isEmpty else { return nil }
        let names = people.hands.prefix(3).map { turn -> HTML in "<li>\(bdi: screen.name(turn.party))</li>" }
        return """
            <div><p class="soft">\(screen.t("running.floor.next"))</p><ol class="stage-hands">\(names)</ol></div>
            """
    }

    /// The part that is on while somebody speaks, how late the whole is, and what was given.
    private func foot(_ part: RunPart?, _ screen: Screen) -> HTML {
        let face: HTML? = part.map { part in
            """
            <div class="row"><span>\(bdi: part.title)</span>\
            \(RunFace(part, at: screen.visit.now, isSmall: true).html(clock, screen))</div>
            """
        }
        let lateness: HTML? = RunWords.lateness(run, clock, screen).map { "<p>\($0)</p>" }
        return "<div class=\"stage-foot\">\(face)\(lateness)\(referrals(screen))</div>"
    }

    private func referrals(_ screen: Screen) -> HTML? {
        figures.referrals.map { "<p>\(screen.html("running.referrals", count: $0))</p>" }
    }
}
