import Localization

/// Why a line of a list is refused, or what was left aside of one that is taken: a sentence for the person who keeps
/// the list, in their language.
public struct ImportProblem: Error, Hashable, Sendable, Codable {
    /// The line of the file, as an editor shows it.
    public var line: Int
    /// The column, named as the file names it.
    public var column: String
    /// The key of the sentence, without its prefix.
    public var reason: String
    /// What stands in the sentence.
    public var arguments: [String: String]

    init(_ line: Int, _ column: String, _ reason: String, _ arguments: [String: String] = [:]) {
        self.line = line
        self.column = column
        self.reason = reason
        self.arguments = arguments
    }

    func sentence(_ t: Translator) -> String {
        t("imports.reason." + reason, arguments.mapValues { .text($0) })
    }
}
