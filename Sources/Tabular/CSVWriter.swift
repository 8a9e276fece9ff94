/// Writes a table that a French Excel opens with a double click: UTF-8 with its mark, `;`, CR LF, no live formula.
///
///     var writer = CSVWriter()
///     writer.append(["Nom", "Téléphone"])
///     writer.append(["Ziani", "+212 661 00 00 00"])
///     let file = writer.bytes
public struct CSVWriter: Sendable {
    /// The file so far.
    public private(set) var bytes: [UInt8]
    private let separator: Separator

    /// A writer with an empty file.
    public init(separator: Separator = .semicolon) {
        self.separator = separator
        self.bytes = [0xEF, 0xBB, 0xBF]
    }

    /// Appends one row.
    ///
    /// Control codes that no spreadsheet shows are left out, since they would make the file unreadable as text.
    public mutating func append(_ cells: [String]) {
        for (column, cell) in cells.enumerated() {
            if column > 0 {
                bytes.append(separator.rawValue)
            }
            append(cell)
        }
        bytes.append(contentsOf: [.carriageReturn, .lineFeed])
    }

    private mutating func append(_ cell: String) {
        let safe = FormulaGuard.defuse(cell).utf8.filter { !BinaryContent.isControl($0) }
        let needsQuotes =
            safe.contains { $0 == separator.rawValue || $0 == .quote || $0 == .lineFeed || $0 == .carriageReturn }
            || safe.first == 0x20 || safe.last == 0x20
        guard needsQuotes else {
            bytes.append(contentsOf: safe)
            return
        }
        bytes.append(.quote)
        for byte in safe {
            bytes.append(contentsOf: byte == .quote ? [byte, byte] : [byte])
        }
        bytes.append(.quote)
    }
}
