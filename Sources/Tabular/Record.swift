/// One row of a table with the place it came from.
public struct Record: Sendable, Hashable {
    /// The line of the file where the record begins, from 1, as an editor shows it.
    public let line: Int
    /// The cells as written, quotes resolved, nothing trimmed. There may be fewer or more than columns.
    public let cells: [String]

    /// A record that begins on `line`.
    public init(line: Int, cells: [String]) {
        self.line = line
        self.cells = cells
    }

    /// The cell of `column`, counted from 0; empty when the record is too short.
    public subscript(column: Int) -> String {
        cells.indices.contains(column) ? cells[column] : ""
    }

    /// Whether nothing is written in any cell: an empty line, or separators only.
    public var isBlank: Bool {
        cells.allSatisfy { cell in
            cell.unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0 == "\u{FEFF}" }
        }
    }

    /// The number of cells in which something is written.
    var filledCells: Int {
        cells.count { cell in !cell.unicodeScalars.allSatisfy(\.properties.isWhitespace) }
    }
}
