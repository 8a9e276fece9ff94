import Localization
import Persistence
import Web

/// What each participant sees on their phone: what is on, whose turn it is, and the one tap that asks for the floor.
struct LivePage: Sendable {
    var run: ShownRun
    var people: RunPeople
    /// The viewer's own, when they hold one.
    var seat: ID<Membership>?
    /// Of the hand they may raise.
    var key: ID<FloorTurn>
    var clock: WallClock

    private typealias Routes = RunController.Routes

    func html(_ screen: Screen) -> HTML {
        """
        \(screen.back("running.meeting", MeetingController.Routes.meeting(run.meeting)))\
        <div class="page-head"><p class="soft">\(screen.t("running.live"))</p><h1>\(bdi: run.title)</h1>\
        \(seat == nil ? nil : LiveSign().html(screen))</div>\
        <div class="stack narrow" data-live-part="meeting" data-spread="1500" data-poll="60">\(content(screen))</div>
        """
    }

    private func content(_ screen: Screen) -> HTML {
        let now = screen.visit.now
        guard run.isOn(now), let part = run.current else { return quiet(screen) }
        let next: HTML? = run.next.map { next in
            "<p class=\"soft\">\(screen.t("running.next-part")) \(RunWords.part(next, screen))</p>"
        }
        let lateness: HTML? = RunWords.lateness(run, clock, screen).map { "<p class=\"small\">\($0)</p>" }
        return """
            <section class="card stack"><div><h2>\(bdi: part.title)</h2>\(RunWords.speaker(part, screen).map { "<p>\($0)</p>" as HTML })</div>\
            \(RunFace(part, at: now).html(clock, screen))\(next)\(lateness)</section>\(pitches(screen))\(floor(screen))\(give(screen))
            """
    }

    private func quiet(_ screen: Screen) -> HTML {
        let isOver = run.endedAt(screen.visit.now) != nil
        let words: HTML =
            isOver
            ? screen.html("running.over")
            : screen.html("running.begins.at", ["time": clock.value(run.startsAt, screen)])
        return "<section class=\"card stack\"><p>\(words)</p></section>\(isOver ? give(screen) : nil)"
    }

    private func floor(_ screen: Screen) -> HTML {
        let speaking: HTML? = people.speaking.flatMap { turn in
            turn.givenAt.map { givenAt in
                """
                <div><p><strong>\(bdi: screen.name(turn.party))</strong></p>\
                \(RunFace.turn(givenAt, screen.visit.now).html(clock, screen))</div>
                """
            }
        }
        let names = people.hands.prefix(5).map { turn -> HTML in "<li>\(bdi: screen.name(turn.party))</li>" }
        let list: HTML? =
            names.isEmpty
            ? nil
            : "<div><h3>\(screen.t("running.floor.next"))</h3><ol class=\"run-list\">\(names)</ol></div>"
        return """
            <section class="card stack" id="floor"><h2>\(screen.t("running.floor"))</h2>\(speaking)\(hand(screen))\(list)</section>
            """
    }

    private func hand(_ screen: Screen) -> HTML? {
        guard let seat else { return nil }
        guard run.isHere else { return "<p class=\"soft\">\(screen.t("running.hand.absent"))</p>" }
        if people.speaking?.party.membership == seat { return "<p>\(screen.t("running.hand.speaking"))</p>" }
        if let index = people.hands.firstIndex(where: { $0.party.membership == seat }) {
            return """
                <p>\(screen.html("running.hand.place", ["place": .written(screen.number(index + 1))]))</p>\
                <form method="post" action="\(Routes.lower(run.meeting))">\
                <button class="button wide">\(screen.t("running.hand.lower"))</button></form>
                """
        }
        return """
            <form method="post" action="\(Routes.raise(run.meeting))"><input type="hidden" name="key" value="\(key.description)">\
            <button class="button primary wide">\(screen.t("running.hand.raise"))</button></form>\
            <p class="small soft">\(screen.t("running.hand.hint"))</p>
            """
    }

    private func pitches(_ screen: Screen) -> HTML? {
        guard people.pitching != nil || !people.pitches.isEmpty else { return nil }
        let on: HTML? = people.pitching.flatMap { pitch in
            pitch.beganAt.map { beganAt in
                """
                <p><strong>\(bdi: screen.name(pitch.party))</strong><br>\(RunWords.company(pitch, screen))</p>\
                \(RunFace.pitch(beganAt, screen.visit.now).html(clock, screen))
                """
            }
        }
        let following: HTML? = people.pitches.first.map { pitch in
            """
            <p>\(screen.t("running.pitch.following")) <strong>\(bdi: screen.name(pitch.party))</strong>, \
            \(bdi: pitch.party.company)</p>
            """
        }
        let own: HTML? = people.pitches.firstIndex { $0.party.membership == seat }.map { index in
            "<p>\(screen.html("running.pitch.place", ["place": .written(screen.number(index + 1))]))</p>"
        }
        return """
            <section class="card stack"><h2>\(screen.t("running.pitches"))</h2>\(on)\(following)\(own)</section>
            """
    }

    private func give(_ screen: Screen) -> HTML? {
        guard seat != nil else { return nil }
        return """
            <section class="card stack"><h2>\(screen.t("running.give"))</h2><p class="soft">\(screen.t("running.give.hint"))</p>\
            <a class="button wide" href="\(ReferralController.Routes.new())">\(screen.icon("give", mirrored: true))\
            <span>\(screen.t("running.give.do"))</span></a></section>
            """
    }
}
