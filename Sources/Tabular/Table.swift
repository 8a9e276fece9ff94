/// A file read as a table: a header and the records below it.
public struct Table: Sendable, Hashable {
    /// The column names, trimmed, without the nameless columns at the end.
    public let header: [String]
    /// The line of the file the header stands on.
    public let headerLine: Int
    /// The records that hold anything, in the order of the file.
    public let records: [Record]
    /// The encoding the file was read in.
    public let encoding: Encoding
    /// The separator the file was read with.
    public let separator: Separator

    /// A table from its parts.
    public init(header: [String], headerLine: Int, records: [Record], encoding: Encoding, separator: Separator) {
        self.header = header
        self.headerLine = headerLine
        self.records = records
        self.encoding = encoding
        self.separator = separator
    }

    /// Whether `record` has something written beyond the last column, as happens when a separator in a cell was
    /// not quoted and everything after it slipped to the right.
    public func overflows(_ record: Record) -> Bool {
        let surplus = record.cells.dropFirst(header.count)
        return !Record(line: record.line, cells: Array(surplus)).isBlank
    }
}
