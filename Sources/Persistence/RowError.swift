/// A row does not hold what the program asked of it: a mistake in the program, never in the input.
public enum RowError: Error, Equatable, CustomStringConvertible {
    /// The answer has no column of that name.
    case missingColumn(String, present: [String])
    /// The column holds a value of another kind.
    case mismatch(column: String, SQLMismatch)

    /// One English sentence for the log, without any value.
    public var description: String {
        switch self {
        case .missingColumn(let name, let present):
            "no column \(name) among \(present.joined(separator: ", "))"
        case .mismatch(let column, let mismatch):
            "column \(column) holds \(mismatch.found) where \(mismatch.wanted) is wanted"
        }
    }
}
