import Hummingbird
import Localization
import Web

/// What would come of a file, before anything is written.
struct ImportPreviewPage: Sendable {
    static let perPage = 50
    /// More refused lines than these are read in the file, not on a page.
    static let refusedShown = 100

    var stored: StoredImport
    var preview: ImportPreview
    /// What would come of it, or why it cannot be read.
    var outcome: Result<ImportResult, ImportFileProblem>
    var page: Int

    func response(_ screen: Screen) -> Response {
        switch outcome {
        case .success(let result): .page(html(result, screen))
        case .failure(let problem): .page(html(problem, screen), status: .unprocessableContent)
        }
    }

    private func html(_ problem: ImportFileProblem, _ screen: Screen) -> HTML {
        let title = screen.t("imports.unreadable.title")
        let again = ImportController.Routes.choose(stored.kind)
        let body: HTML = """
            <div class="page-head"><h1>\(title)</h1><p class="soft">\(bdi: stored.fileName)</p></div>\
            <p class="notice error" role="alert">\(screen.icon("warning"))<span>\(problem.sentence(screen.t)) \
            \(screen.t("imports.unreadable.nothing"))</span></p>\
            \(ImportReadingForm(stored: stored, preview: preview).html(isOpen: true, screen))\
            <a class="button primary" href="\(again)">\(screen.t("imports.another"))</a>
            """
        return Shell(title: title, place: .more).page(body, screen)
    }

    private func html(_ result: ImportResult, _ screen: Screen) -> HTML {
        let title = screen.t("imports.preview.title")
        let tables = ImportTables(stored: stored, report: result.report)
        let reading = ImportReadingForm(stored: stored, preview: preview)
        let body: HTML = """
            <div class="page-head"><h1>\(title)</h1>\
            <p class="soft">\(bdi: stored.fileName) · \(screen.t("imports.preview.nothing"))</p></div>\
            \(tables.tally(isDone: false, screen))\(reading.missingBranches(result.report, screen))\
            \(reading.html(isOpen: false, screen))\
            \(tables.refused(screen))\(tables.notes(screen))\(lines(result.lines, screen))\(confirm(result.report, screen))
            """
        return Shell(title: title, place: .more).page(body, screen)
    }

    private func confirm(_ report: ImportReport, _ screen: Screen) -> HTML {
        let ready = report.accepted + report.updated
        let another = ImportController.Routes.choose(stored.kind)
        guard ready > 0 else {
            let key = report.unchanged > 0 ? "imports.nothing-to-do" : "imports.nothing-accepted"
            return """
                <div class="card sticky"><p>\(screen.t(key))</p>\
                <a class="button primary" href="\(another)">\(screen.t("imports.another"))</a></div>
                """
        }
        return """
            <form class="card sticky" method="post" action="\(ImportController.Routes.apply(stored.id))">\
            <p>\(screen.t("imports.ready", count: ready))</p>\
            <button class="button primary">\(screen.t("imports.apply"))</button>\
            <a class="button plain" href="\(another)">\(screen.t("imports.another"))</a></form>
            """
    }

    private func lines(_ lines: [ImportedLine], _ screen: Screen) -> HTML? {
        guard !lines.isEmpty else { return nil }
        let start = min((page - 1) * Self.perPage, (lines.count - 1) / Self.perPage * Self.perPage)
        let shown = lines[start..<min(start + Self.perPage, lines.count)]
        let rows = shown.map { line -> HTML in
            """
            <tr class="accepted"><th scope="row" data-label="\(screen.t("imports.line"))">\(line.line)</th>\
            <td data-label="\(screen.t("imports.what"))">\(bdi: line.title)<br>\
            <span class="soft small">\(bdi: line.detail)</span></td>\
            <td data-label="\(screen.t("imports.outcome"))">\(screen.t("imports.outcome." + line.outcome.rawValue))</td></tr>
            """
        }
        return """
            <details class="more card" id="lines"\(attribute: "open", if: page > 1)>\
            <summary>\(screen.t("imports.lines.title")) <span class="soft">\(screen.number(lines.count))</span></summary>\
            <table class="cards"><caption class="visually-hidden">\(screen.t("imports.lines.title"))</caption>\
            <thead><tr><th scope="col">\(screen.t("imports.line"))</th><th scope="col">\(screen.t("imports.what"))</th>\
            <th scope="col">\(screen.t("imports.outcome"))</th></tr></thead><tbody>\(rows)</tbody></table>\
            \(pager(start, lines.count, screen))</details>
            """
    }

    private func pager(_ start: Int, _ count: Int, _ screen: Screen) -> HTML? {
        guard count > Self.perPage else { return nil }
        let current = start / Self.perPage + 1
        let path = ImportController.Routes.preview(stored.id)
        func link(_ number: Int, _ key: String) -> HTML {
            "<a class=\"button\" href=\"\(path.query("page", number).fragment("lines"))\">\(screen.t(key))</a>"
        }
        let previous: HTML? = current > 1 ? link(current - 1, "imports.page.previous") : nil
        let next: HTML? = start + Self.perPage < count ? link(current + 1, "imports.page.next") : nil
        return "<nav class=\"pager\" aria-label=\"\(screen.t("imports.lines.title"))\">\(previous)\(next)</nav>"
    }
}
