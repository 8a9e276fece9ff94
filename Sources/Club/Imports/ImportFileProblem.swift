import Localization
public import Tabular

/// Why a file as a whole cannot be brought in.
public enum ImportFileProblem: Error, Sendable {
    case unreadable(TabularError)
    /// Columns that are needed, by the names the club gives them.
    case columnsMissing([String])

    static func reading<Value>(_ read: () throws(TabularError) -> Value) throws(ImportFileProblem) -> Value {
        do {
            return try read()
        } catch {
            throw .unreadable(error)
        }
    }

    func sentence(_ t: Translator) -> String {
        switch self {
        case .unreadable(let error):
            return t("imports." + error.key, values(error, t))
        case .columnsMissing(let names):
            return t("imports.columns-missing", ["columns": .text(names.joined(separator: ", "))])
        }
    }

    private func values(_ error: TabularError, _ t: Translator) -> [String: MessageValue] {
        var values = error.placeholders.mapValues { MessageValue.text($0) }
        // Bytes say little to a secretary.
        if case .tooLarge(let limit) = error { values["limit"] = .number(limit >> 20) }
        return values
    }
}
