import Localization
import Web

/// A form as shown: what was typed and what is wrong with it, so that nothing typed is lost.
struct FormView: Sendable {
    var values: FormFields
    var problems: [FormProblem]

    init(_ values: FormFields = FormFields(), _ problems: [FormProblem] = []) {
        self.values = values
        self.problems = problems
    }

    /// The form as it was sent, with its problems.
    init(_ reader: FormReader) {
        self.init(reader.body.fields, reader.problems)
    }

    func value(_ field: String) -> String { values[field] ?? "" }

    func problem(_ field: String) -> FormProblem? { problems.first { $0.field == field } }

    /// Whether a box was ticked.
    func isOn(_ field: String) -> Bool { values[field] != nil }

    func message(_ problem: FormProblem, _ screen: Screen) -> String {
        screen.t(problem.key, problem.arguments.mapValues { .written($0) })
    }

    /// Every problem on top of the page, each leading to its field.
    func summary(_ screen: Screen) -> HTML? {
        guard !problems.isEmpty else { return nil }
        let items = problems.map { problem -> HTML in
            "<li><a href=\"#\(problem.field)\">\(message(problem, screen))</a></li>"
        }
        return """
            <div class="errors" role="alert" tabindex="-1" data-errors>\
            <h2>\(screen.t("form.to-correct", count: problems.count))</h2><ul>\(items)</ul></div>
            """
    }
}
