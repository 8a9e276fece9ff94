import Chronology
import Localization
import Persistence
import Web

/// For those who run a meeting: one step after the other, the floor, the pitches, and notes.
struct ConsolePage: Sendable {
    var run: ShownRun
    var people: RunPeople
    var figures: RunFigures
    var pitchable: [Party]
    var notes: [MeetingNote]
    /// Whose notes are shown; that which is on when nil.
    var part: Int?
    /// Of every form on the page.
    var key: ID<MeetingRun>
    var clock: WallClock
    var problem: String?
    /// Whether notes were just kept.
    var isKept = false
    /// Words that met others.
    var clash: MeetingNotes.Words?
    var hearsNews: Bool

    private typealias Routes = RunController.Routes

    func html(_ screen: Screen) -> HTML {
        """
        <div class="stack" data-here="\(Routes.console(run.meeting))">\
        \(screen.back("running.meeting", MeetingController.Routes.meeting(run.meeting)))\
        \(problem.map { screen.notice($0, .error) })\(isKept ? screen.notice("running.notes.kept") : nil)<div class="page-head"><p class="soft">\(screen.t("running.console"))</p>\
        <h1>\(bdi: run.title)</h1><div class="row">\
        <a class="link" href="\(Routes.screen(run.meeting))">\(screen.icon("table"))<span>\(screen.t("running.screen"))</span></a>\
        <a class="link" href="\(Routes.live(run.meeting))">\(screen.icon("people"))<span>\(screen.t("running.live"))</span></a>\
        \(hearsNews ? LiveSign().html(screen) : nil)</div></div>\(body(screen))</div>
        """
    }

    private func body(_ screen: Screen) -> HTML {
        guard run.state != nil else {
            return "<div class=\"columns\"><div class=\"stack\">\(opening(screen))</div>\(times(screen))</div>"
        }
        let isOn = run.isOn(screen.visit.now)
        let floor: HTML? = isOn ? ConsoleFloor(page: self).html(screen) : nil
        let pitches: HTML? = isOn ? ConsolePitches(page: self).html(screen) : nil
        return """
            <div class="columns"><div class="stack" data-live-part="meeting" data-poll="30">\(states(screen))\
            \(ConsoleAgenda(page: self).html(screen))\(floor)\(pitches)</div>\
            <div class="stack">\(ConsoleNotes(page: self).html(screen))\(times(screen))</div></div>
            """
    }

    private func opening(_ screen: Screen) -> HTML {
        guard run.mayBegin(screen.visit.now) else {
            let from = ["time": clock.value(run.startsAt - MeetingRun.early, screen)]
            return """
                <section class="card stack"><h2>\(screen.t("running.begin"))</h2>\
                <p>\(run.lastsUntil <= screen.visit.now ? screen.html("running.begin.never") : screen.html("running.begin.from", from))</p></section>
                """
        }
        return """
            <section class="card stack warm"><h2>\(screen.t("running.begin"))</h2><p>\(screen.t("running.begin.hint"))</p>\
            <form method="post" action="\(Routes.begin(run.meeting))">\
            <input type="hidden" name="key" value="\(key.description)">\
            <button class="button primary wide">\(screen.t("running.begin.do"))</button></form></section>
            """
    }

    /// The states the buttons of the page are pressed on.
    private func states(_ screen: Screen) -> [HTML] {
        let versions = MeetingRun.Board.allCases.map { board -> HTML in
            let version = run.state?.versions[board] ?? 0
            return "<input type=\"hidden\" form=\"run\" name=\"\(RunForm.Field.version(board))\" value=\"\(version)\">"
        }
        let sent: HTML = """
            <input type="hidden" form="run" name="\(RunForm.Field.key)" value="\(key.description)">
            """
        return versions + [sent]
    }

    private func times(_ screen: Screen) -> HTML {
        let referrals: HTML? = figures.referrals.map { count in
            "<p>\(screen.html("running.referrals", count: count))</p>"
        }
        return """
            <section class="card stack" data-live-part="times" data-poll="30"><h2>\(screen.t("running.times"))</h2>\
            <p>\(screen.html("running.present", count: figures.present))</p>\(referrals)\
            \(RunTimesTable(run: run, clock: clock).html(screen))</section>
            """
    }

    /// A button that sends what the page shows and the notes with it.
    static func button(
        _ words: HTML, _ name: String, _ value: String, to path: URLPath, style: String = ""
    ) -> HTML {
        """
        <button class="button\(style.isEmpty ? "" : " " + style)" form="run" formaction="\(path)" name="\(name)" \
        value="\(value)">\(words)</button>
        """
    }
}
