import Tabular

/// How a file is to be read: what the person corrected of what was recognised.
struct ImportReading: Hashable, Sendable {
    /// Nil to recognise it.
    var encoding: Encoding?
    /// Nil to recognise it.
    var separator: Separator?
    /// The column of the file for a wanted one, or -1 for none; wanted ones not named here are recognised.
    var columns: [String: Int] = [:]
    /// Whether a branch the file names is opened when a town of the country bears that name.
    var opensBranches = false

    func table(_ bytes: [UInt8]) throws(TabularError) -> Table {
        try TableReader(encoding: encoding, separator: separator).read(bytes)
    }

    func mapping<Column: SheetColumn>(_ header: [String], as type: Column.Type) -> ColumnMapping<Column> {
        var mapping = Column.match(header)
        for column in Column.allCases {
            guard let place = columns[column.rawValue] else { continue }
            mapping.assign(column, to: place < 0 ? nil : place)
        }
        return mapping
    }

    /// The columns as they are stored: `email=10 phone=9`.
    var columnText: String {
        columns.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    }

    /// Reads what `columnText` wrote.
    static func columns(_ text: String) -> [String: Int] {
        var columns: [String: Int] = [:]
        for part in text.split(separator: " ") {
            let pair = part.split(separator: "=")
            guard pair.count == 2, let place = Int(pair[1]) else { continue }
            columns[String(pair[0])] = place
        }
        return columns
    }
}
