/// One row of an answer. Ask it by column name; the type is the one the value goes into.
///
/// ```swift
/// let name: String = try row.get("name")
/// let endedAt: Instant? = try row.get("ended_at")
/// ```
public struct Row: Sendable {
    @usableFromInline let results: ResultSet
    @usableFromInline let start: Int

    /// The column names, from left to right.
    public var columns: [String] { results.columns.names }

    /// The values, from left to right.
    public var values: [SQLValue] {
        Array(results.values[start..<(start + results.columns.names.count)])
    }

    /// The value of a column.
    ///
    /// - Throws: ``RowError`` when there is no such column, or its value is not a `Value`; `NULL` needs an optional.
    @inlinable
    public func get<Value: SQLDecodable>(_ column: String, as type: Value.Type = Value.self) throws -> Value {
        try decode(position(of: column))
    }

    /// The value of the column at a position, counted from 0.
    ///
    /// - Throws: ``RowError`` as ``get(_:as:)`` does.
    public func get<Value: SQLDecodable>(at position: Int, as type: Value.Type = Value.self) throws -> Value {
        guard results.columns.names.indices.contains(position) else {
            throw RowError.missingColumn("#\(position)", present: columns)
        }
        return try decode(position)
    }

    /// Where a column stands, counted from 0: for those that take several columns in a row.
    ///
    /// - Throws: ``RowError`` when there is no such column.
    public func position(of column: String) throws -> Int {
        guard let position = results.columns.position(of: column) else {
            throw RowError.missingColumn(column, present: columns)
        }
        return position
    }

    @inlinable
    func decode<Value: SQLDecodable>(_ position: Int) throws -> Value {
        do {
            return try Value(sqlValue: results.values[start + position])
        } catch let mismatch as SQLMismatch {
            throw RowError.mismatch(column: columns[position], mismatch)
        }
    }
}
