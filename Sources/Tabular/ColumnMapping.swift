/// Which column of a file is which wanted one. A column serves one key, a key has one column at most.
public struct ColumnMapping<Key: Hashable & Sendable>: Sendable, Hashable {
    /// The header the mapping is about.
    public let header: [String]
    private let required: [Key]
    private var columns: [Key: Int] = [:]

    init(header: [String], required: [Key]) {
        self.header = header
        self.required = required
    }

    /// The column of `key`, counted from 0, or `nil` when the file has none.
    public func column(of key: Key) -> Int? {
        columns[key]
    }

    /// What `column` is read as, or `nil` when it is left aside.
    public func key(of column: Int) -> Key? {
        columns.first { $0.value == column }?.key
    }

    /// Corrects the mapping: `key` is read from `column`, or from nowhere when `nil`. Whatever was read from that
    /// column before is read from nowhere; a column the header does not have is ignored.
    public mutating func assign(_ key: Key, to column: Int?) {
        guard let column else {
            columns[key] = nil
            return
        }
        guard header.indices.contains(column) else { return }
        if let previous = self.key(of: column) {
            columns[previous] = nil
        }
        columns[key] = column
    }

    /// The required columns that were not found, in the order they were asked for.
    public var missing: [Key] {
        required.filter { columns[$0] == nil }
    }

    /// The columns nothing is read from, counted from 0.
    public var unused: [Int] {
        let used = Set(columns.values)
        return header.indices.filter { !used.contains($0) }
    }

    /// The name of the column `key` is read from, as the file writes it.
    public func name(of key: Key) -> String? {
        columns[key].map { header[$0] }
    }

    /// The cell of `record` that `key` is read from; empty when there is none.
    public func cell(_ key: Key, in record: Record) -> String {
        columns[key].map { record[$0] } ?? ""
    }
}
