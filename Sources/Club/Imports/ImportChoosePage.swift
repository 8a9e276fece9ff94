import Hummingbird
import Localization
import Persistence
import Web

/// Choosing the file.
struct ImportChoosePage: Sendable {
    var kind: ImportKind
    var form: FormView
    var key: ID<Import>

    func response(_ screen: Screen) -> Response {
        .page(html(screen), status: form.problems.isEmpty ? .ok : .unprocessableContent)
    }

    func html(_ screen: Screen) -> HTML {
        let title = screen.t("imports.\(kind.rawValue).title")
        let action = ImportController.Routes.upload(kind)
        let body: HTML = """
            <div class="page-head"><h1>\(title)</h1>\
            <p class="soft prose">\(screen.t("imports.\(kind.rawValue).intro"))</p></div>\
            \(form.summary(screen))\
            <form class="card stack narrow" novalidate method="post" action="\(action)" enctype="multipart/form-data">\
            <input type="hidden" name="key" value="\(key.description)">\
            <div class="field\(form.problem("file") == nil ? "" : " wrong")"><label class="drop" for="file">\
            \(screen.icon("upload"))<strong>\(screen.t("imports.file"))</strong>\
            <span class="hint">\(screen.t("imports.file.hint"))</span>\
            <input type="file" id="file" name="file" accept=".csv,.txt,.tsv,text/csv,text/plain"\
            \(attribute: "aria-describedby", form.describedBy("file", hint: nil))\
            \(attribute: "aria-invalid", form.problem("file") == nil ? nil : "true")></label>\
            \(form.error("file", screen))</div>\
            <div class="actions"><button class="button primary">\(screen.t("imports.read"))</button></div></form>\
            \(columns(screen))
            """
        return Shell(title: title, place: .more).page(body, screen)
    }

    private func columns(_ screen: Screen) -> HTML {
        let items: [HTML]
        let export: URLPath
        switch kind {
        case .members:
            items = list(MemberColumn.self, screen)
            export = ExportController.Routes.members()
        case .referrals:
            items = list(ReferralColumn.self, screen)
            export = ExportController.Routes.referrals()
        }
        return """
            <section class="card stack narrow"><h2>\(screen.t("imports.columns.title"))</h2>\
            <p class="soft small">\(screen.t("imports.columns.hint"))</p><ul class="tags">\(items)</ul>\
            <a class="link" href="\(export)">\(screen.icon("download")) \(screen.t("imports.export"))</a></section>
            """
    }

    private func list<Column: SheetColumn>(_ type: Column.Type, _ screen: Screen) -> [HTML] {
        Column.allCases.map { column in
            let note: HTML? =
                column.isRequired ? " <span class=\"small\">(\(screen.t("imports.columns.required")))</span>" : nil
            return """
                <li class="tag\(column.isRequired ? " act" : "")"><span lang="fr">\(bdi: column.header)</span>\(note)</li>
                """
        }
    }
}
