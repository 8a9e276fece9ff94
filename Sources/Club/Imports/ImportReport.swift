/// What an import did, or would do.
public struct ImportReport: Sendable, Codable {
    /// A refused line with what it held, so that it can be given back to be corrected.
    public struct RefusedLine: Sendable, Codable {
        /// Why.
        public var problem: ImportProblem
        /// The cells as the file has them.
        public var cells: [String]
    }

    /// Lines that are new to the club.
    public var accepted = 0
    /// Lines that change something the club knew otherwise.
    public var updated = 0
    /// Lines the club knows already.
    public var unchanged = 0
    /// Lines that are not taken, in the order of the file.
    public var refused: [RefusedLine] = []
    /// What was left aside of lines that are taken.
    public var warnings: [ImportProblem] = []
    /// The header of the file.
    public var header: [String]

    init(header: [String]) {
        self.header = header
    }

    mutating func count(_ outcome: ImportOutcome) {
        switch outcome {
        case .added: accepted += 1
        case .updated: updated += 1
        case .unchanged: unchanged += 1
        }
    }
}

/// What becomes of a line that is taken.
enum ImportOutcome: String, Sendable {
    case added, updated, unchanged
}

/// A line that is taken, as a preview shows it.
struct ImportedLine: Sendable {
    var line: Int
    var outcome: ImportOutcome
    var title: String
    var detail: String
}

/// A report with the lines that are taken.
struct ImportResult: Sendable {
    var report: ImportReport
    var lines: [ImportedLine]
}
