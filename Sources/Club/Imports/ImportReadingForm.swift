import Localization
import Morocco
import Tabular
import Web

/// Correcting how a file is read.
struct ImportReadingForm: Sendable {
    var stored: StoredImport
    var preview: ImportPreview

    /// The correction that was sent. Another encoding or separator gives other columns, which are recognised anew.
    static func reading(_ form: FormFields, _ stored: StoredImport) -> ImportReading {
        var reading = ImportReading(
            encoding: form["encoding"].flatMap(Encoding.init(rawValue:)),
            separator: form["separator"].flatMap(Separator.init(name:)),
            opensBranches: form["open-branches"] != nil
        )
        guard reading.encoding == stored.reading.encoding, reading.separator == stored.reading.separator else {
            return reading
        }
        for key in keys(stored.kind) {
            guard let text = form["column-" + key], let place = Int(text), place >= -1 else { continue }
            reading.columns[key] = place
        }
        return reading
    }

    private static func keys(_ kind: ImportKind) -> [String] {
        switch kind {
        case .members: MemberColumn.allCases.map(\.rawValue)
        case .referrals: ReferralColumn.allCases.map(\.rawValue)
        }
    }

    /// The branches the file names that are not there yet but bear a town's name, and one button that opens them.
    func missingBranches(_ report: ImportReport, _ screen: Screen) -> HTML? {
        let named = report.refused.filter { $0.problem.reason == "branch-unknown" }
            .compactMap { $0.problem.arguments["value"].flatMap { City.named(folded: Folding.fold($0)) } }
            .map { $0.name[screen.language.ofNames] }
        let towns = Set(named).sorted()
        guard !towns.isEmpty else { return nil }
        let kept = values.pairs.filter { $0.name != "open-branches" }.map { field -> HTML in
            "<input type=\"hidden\" name=\"\(field.name)\" value=\"\(field.value)\">"
        }
        let names = towns.joined(separator: screen.language == .ar ? "، " : ", ")
        return """
            <form class="notice warning" method="post" action="\(ImportController.Routes.adjust(stored.id))">\
            \(screen.icon("warning"))<div class="stack"><p>\
            \(screen.t("imports.branches.missing", count: towns.count, ["names": .written(names)]))</p>\(kept)\
            <div><button class="button primary" name="open-branches" value="on">\
            \(screen.t("imports.branches.open", count: towns.count))</button></div></div></form>
            """
    }

    /// How the file is read now, as the form sends it.
    private var values: FormFields {
        var values = FormFields()
        values.append("encoding", stored.reading.encoding?.rawValue ?? "")
        values.append("separator", stored.reading.separator?.name ?? "")
        if stored.reading.opensBranches { values.append("open-branches", "on") }
        for column in preview.columns { values.append("column-" + column.key, String(column.place ?? -1)) }
        return values
    }

    func html(isOpen: Bool, _ screen: Screen) -> HTML {
        let form = FormView(values)
        let columns = preview.columns.map { column in
            form.select("column-" + column.key, "imports.field." + column.key, places(screen), screen)
        }
        return """
            <details class="more card"\(attribute: "open", if: isOpen)><summary>\(screen.t("imports.reading.title"))\
             <span class="soft small">\(recognised(screen))</span></summary>\
            <form class="stack" novalidate method="post" action="\(ImportController.Routes.adjust(stored.id))">\
            <div class="pair">\(form.select("encoding", "imports.reading.encoding", encodings(screen), screen))\
            \(form.select("separator", "imports.reading.separator", separators(screen), screen))</div>\
            \(stored.kind == .members ? form.tick("open-branches", "imports.reading.open-branches", screen) : nil)\
            <div class="pair">\(columns)</div>\
            <div class="actions"><button class="button">\(screen.t("imports.reading.again"))</button></div></form></details>
            """
    }

    private func recognised(_ screen: Screen) -> String {
        guard let table = preview.table else { return "" }
        return [
            screen.t("imports.encoding." + table.encoding.rawValue),
            screen.t("imports.separator." + table.separator.name),
        ].joined(separator: " · ")
    }

    private func encodings(_ screen: Screen) -> [(value: String, label: String)] {
        [("", screen.t("imports.reading.recognised"))]
            + Encoding.allCases.map { ($0.rawValue, screen.t("imports.encoding." + $0.rawValue)) }
    }

    private func separators(_ screen: Screen) -> [(value: String, label: String)] {
        [("", screen.t("imports.reading.recognised"))]
            + Separator.allCases.map { ($0.name, screen.t("imports.separator." + $0.name)) }
    }

    private func places(_ screen: Screen) -> [(value: String, label: String)] {
        let header = preview.table?.header ?? []
        return [("-1", screen.t("imports.reading.none"))]
            + header.enumerated().map { (String($0), $1.isEmpty ? screen.number($0 + 1) : $1) }
    }
}
