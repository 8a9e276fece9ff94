import Localization
import Web

/// The parts that a preview and a result have in common.
struct ImportTables: Sendable {
    var stored: StoredImport
    var report: ImportReport

    func tally(isDone: Bool, _ screen: Screen) -> HTML {
        func part(_ kind: String, _ key: String, _ count: Int) -> HTML {
            "<div class=\"\(kind)\"><dt>\(screen.t(key))</dt><dd>\(screen.number(count))</dd></div>"
        }
        return """
            <dl class="tally">\(part("accepted", isDone ? "imports.done.added" : "imports.added", report.accepted))\
            \(part("accepted", isDone ? "imports.done.updated" : "imports.updated", report.updated))\
            \(part("unchanged", "imports.unchanged", report.unchanged))\
            \(part(report.refused.isEmpty ? "unchanged" : "refused", "imports.refused", report.refused.count))</dl>
            """
    }

    func refused(_ screen: Screen) -> HTML? {
        guard !report.refused.isEmpty else { return nil }
        let shown = report.refused.prefix(ImportPreviewPage.refusedShown)
        let rows = shown.map { row($0.problem, "refused", screen) }
        let rest: HTML? =
            report.refused.count > shown.count
            ? "<p class=\"soft small\">\(screen.t("imports.refused.first", count: shown.count))</p>" : nil
        let path = ImportController.Routes.refused(stored.id)
        return """
            <section class="card stack"><h2>\(screen.t("imports.refused.title"))</h2>\
            <p class="soft">\(screen.t("imports.refused.text"))</p>\
            <a class="button" href="\(path)" download>\(screen.icon("download"))\
            <span>\(screen.t("imports.refused.download"))</span></a>\
            \(table("imports.refused.title", rows, screen))\(rest)</section>
            """
    }

    func notes(_ screen: Screen) -> HTML? {
        guard !report.warnings.isEmpty else { return nil }
        let rows = report.warnings.prefix(ImportPreviewPage.refusedShown).map { row($0, "noted", screen) }
        return """
            <section class="card stack"><h2>\(screen.t("imports.notes.title"))</h2>\
            \(table("imports.notes.title", rows, screen))</section>
            """
    }

    private func row(_ problem: ImportProblem, _ kind: String, _ screen: Screen) -> HTML {
        let arguments = problem.arguments.mapValues { MessageValue.text($0) }
        return """
            <tr class="\(kind)"><th scope="row" data-label="\(screen.t("imports.line"))">\(problem.line)</th>\
            <td data-label="\(screen.t("imports.column"))">\(bdi: problem.column)</td>\
            <td data-label="\(screen.t("imports.reason"))">\
            <span>\(screen.html("imports.reason." + problem.reason, arguments))</span></td></tr>
            """
    }

    private func table(_ captionKey: String, _ rows: [HTML], _ screen: Screen) -> HTML {
        """
        <table class="cards"><caption class="visually-hidden">\(screen.t(captionKey))</caption>\
        <thead><tr><th scope="col">\(screen.t("imports.line"))</th><th scope="col">\(screen.t("imports.column"))</th>\
        <th scope="col">\(screen.t("imports.reason"))</th></tr></thead><tbody>\(rows)</tbody></table>
        """
    }
}
