import Localization
import Persistence
import Web

/// The notes of one part: kept by every button of the page, by its own, and by the script every few seconds.
struct ConsoleNotes: Sendable {
    var page: ConsolePage

    private var run: ShownRun { page.run }
    private typealias Routes = RunController.Routes
    private typealias Field = RunForm.Field

    func html(_ screen: Screen) -> HTML? {
        guard let part = run.parts.first(where: { $0.position == page.part }) ?? run.current else { return nil }
        let stored = page.notes.first { $0.position == part.position }
        let text = page.clash?.text ?? stored?.text ?? ""
        return """
            <section class="card stack" id="notes"><h2>\(screen.t("running.notes"))</h2>\(parts(part, screen))\
            <form class="stack" id="run" method="post" action="\(Routes.notes(run.meeting))">\
            <input type="hidden" name="\(Field.part)" value="\(part.position)">\
            <input type="hidden" name="\(Field.notesVersion)" value="\(page.clash?.version ?? stored?.version ?? 0)">\
            <input type="hidden" name="\(Field.page)" value="\(page.key.description)">\
            <input type="hidden" name="\(Field.turn)" value="0">\
            \(others(page.clash == nil ? nil : stored, screen))\
            <div class="field"><label for="notes-text">\(screen.html("running.notes.of", ["part": .text(part.title)]))</label>\
            <span class="hint" id="notes-hint">\(screen.t("running.notes.hint"))</span>\
            <textarea id="notes-text" name="\(Field.notes)" rows="8" maxlength="\(MeetingRun.longestNote)" \
            aria-describedby="notes-hint" data-keep data-kept="\(screen.t("running.notes.kept"))" \
            data-unkept="\(screen.t("running.notes.unkept"))">
            \(text)</textarea></div><div class="row"><button class="button">\(screen.t("running.notes.keep"))</button>\
            <span class="small soft" role="status" data-keep-state></span></div></form></section>
            """
    }

    /// The notes of the other parts are a tap away.
    private func parts(_ shown: RunPart, _ screen: Screen) -> HTML? {
        guard run.parts.count > 1 else { return nil }
        let items = run.parts.map { part -> HTML in
            let path = Routes.console(run.meeting).query("part", String(part.position))
            return """
                <li><a href="\(path)"\(attribute: "aria-current", part.position == shown.position ? "true" : nil)>\
                \(bdi: part.title)</a></li>
                """
        }
        return "<nav aria-label=\"\(screen.t("running.notes.parts"))\"><ul class=\"filters\">\(items)</ul></nav>"
    }

    /// What somebody else wrote meanwhile, above one's own words, and what to do with both.
    private func others(_ note: MeetingNote?, _ screen: Screen) -> HTML {
        """
        <div class="notice warning" data-keep-others\(attribute: "hidden", if: note == nil)><div class="stack tight">\
        <input type="hidden" name="\(Field.seen)" value="\(note?.version ?? 0)">\
        <p><strong>\(screen.t("running.notes.others"))</strong></p>\
        <blockquote class="quote keep" dir="auto">\(note?.text ?? "")</blockquote>\
        <div class="row"><button class="button small" name="\(Field.clash)" value="\(MeetingNotes.Clash.both.rawValue)">\
        \(screen.t("running.notes.both"))</button>\
        <button class="button small plain" name="\(Field.clash)" value="\(MeetingNotes.Clash.mine.rawValue)">\
        \(screen.t("running.notes.mine"))</button></div></div></div>
        """
    }
}
