import GRDBSQLite
import Persistence

/// Values through SQLite's C interface.
enum SQLiteValue {
    /// Tells SQLite to copy what it is given (the C macro is a cast Swift does not import).
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    static func read(_ statement: OpaquePointer, _ column: Int32) -> SQLValue {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER:
            return .integer(sqlite3_column_int64(statement, column))
        case SQLITE_FLOAT:
            return .real(sqlite3_column_double(statement, column))
        case SQLITE_TEXT:
            guard let bytes = sqlite3_column_text(statement, column) else { return .text("") }
            let count = Int(sqlite3_column_bytes(statement, column))
            return .text(String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self))
        case SQLITE_BLOB:
            let count = Int(sqlite3_column_bytes(statement, column))
            guard let bytes = sqlite3_column_blob(statement, column) else { return .blob([]) }
            return .blob([UInt8](UnsafeRawBufferPointer(start: bytes, count: count)))
        default:
            return .null
        }
    }

    /// - Throws: ``DatabaseError`` when the number of values is wrong, or a text holds U+0000 (PostgreSQL has no
    ///   such text; SQLite would cut it).
    static func bind(
        _ values: some Sequence<SQLValue>, to statement: OpaquePointer, connection: SQLiteConnection
    ) throws {
        var position: Int32 = 0
        for value in values {
            position += 1
            let code =
                switch value {
                case .null: sqlite3_bind_null(statement, position)
                case .integer(let integer): sqlite3_bind_int64(statement, position, integer)
                case .real(let number): sqlite3_bind_double(statement, position, number)
                case .text(let text): try bind(text, to: statement, position)
                case .blob(let bytes):
                    bytes.isEmpty
                        ? sqlite3_bind_zeroblob(statement, position, 0)
                        : sqlite3_bind_blob64(statement, position, bytes, UInt64(bytes.count), copied)
                }
            try connection.check(code, is: SQLITE_OK)
        }
        guard position == sqlite3_bind_parameter_count(statement) else {
            throw DatabaseError.other(message: "\(position) values for another number of placeholders")
        }
    }

    private static func bind(_ text: String, to statement: OpaquePointer, _ position: Int32) throws -> Int32 {
        var text = text
        return try text.withUTF8 { bytes in
            guard !bytes.contains(0) else { throw DatabaseError.other(message: "text with U+0000") }
            guard let start = bytes.baseAddress else {
                return sqlite3_bind_text(statement, position, "", 0, copied)
            }
            return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) { characters in
                sqlite3_bind_text(statement, position, characters, Int32(bytes.count), copied)
            }
        }
    }

    static func clear(_ statement: OpaquePointer) {
        sqlite3_reset(statement)
        sqlite3_clear_bindings(statement)
    }
}
