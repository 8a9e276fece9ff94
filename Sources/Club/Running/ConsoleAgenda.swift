import Localization
import Persistence
import Web

/// The part that is on with its clock, and the steps from it.
struct ConsoleAgenda: Sendable {
    var page: ConsolePage

    private var run: ShownRun { page.run }
    private typealias Routes = RunController.Routes

    func html(_ screen: Screen) -> HTML? {
        let now = screen.visit.now
        guard let part = run.current else { return nil }
        guard run.isOn(now) else { return ended(screen) }
        let lateness: HTML? = RunWords.lateness(run, page.clock, screen).map { "<p>\($0)</p>" }
        let next: HTML? = run.next.map { part in
            "<p class=\"soft\">\(screen.t("running.next-part")) \(RunWords.part(part, screen))</p>"
        }
        return """
            <section class="card stack"><div><h2>\(bdi: part.title)</h2>\(RunWords.speaker(part, screen).map { "<p>\($0)</p>" as HTML })</div>\
            \(RunFace(part, at: now).html(page.clock, screen))\(lateness)\
            <div class="row">\(run.next == nil ? nil : step("next", screen, style: "primary"))\
            \(step(part.isPaused ? "resume" : "pause", screen))\(step("extend", screen))\
            \(part.position == run.parts.first?.position ? nil : step("back", screen))</div>\(next)\(end(screen))</section>
            """
    }

    private func step(_ step: String, _ screen: Screen, style: String = "") -> HTML {
        ConsolePage.button(
            HTML(text: screen.t("running.step." + step)), "step", step, to: Routes.steps(run.meeting), style: style)
    }

    /// Asked once, unless the last part is on.
    private func end(_ screen: Screen) -> HTML {
        guard run.next != nil else { return step("end", screen, style: "primary wide") }
        return """
            <details class="more"><summary>\(screen.t("running.step.end"))</summary><div class="stack">\
            <p class="soft small">\(screen.t("running.end.hint"))</p><div>\(step("end", screen, style: "danger"))</div></div></details>
            """
    }

    private func ended(_ screen: Screen) -> HTML? {
        guard let endedAt = run.endedAt(screen.visit.now) else { return nil }
        let reopen: HTML? =
            run.mayReopen(screen.visit.now)
            ? "<div>\(step("reopen", screen))</div>" : nil
        return """
            <section class="card stack"><h2>\(screen.t("running.ended"))</h2>\
            <p>\(screen.html("running.ended.at", ["time": page.clock.value(endedAt, screen)]))</p>\(reopen)</section>
            """
    }
}
