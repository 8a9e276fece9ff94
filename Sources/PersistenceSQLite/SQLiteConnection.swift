import GRDB
import GRDBSQLite
import Persistence

/// A connection of the pool, inside a transaction. Statements are prepared and kept by GRDB; values go in and out
/// through SQLite's own calls, because that is where the time goes.
struct SQLiteConnection: Persistence.Connection {
    let database: GRDB.Database

    var engine: Engine { .sqlite }

    func rows(_ sql: Persistence.SQL) throws -> [Persistence.Row] {
        try withStatement(sql) { statement in
            var step = sqlite3_step(statement)
            guard step == SQLITE_ROW else {
                try check(step, is: SQLITE_DONE)
                return []
            }
            let width = sqlite3_column_count(statement)
            let names = (0..<width).map { String(cString: sqlite3_column_name(statement, $0)) }
            var values: [SQLValue] = []
            while step == SQLITE_ROW {
                for column in 0..<width {
                    values.append(SQLiteValue.read(statement, column))
                }
                step = sqlite3_step(statement)
            }
            try check(step, is: SQLITE_DONE)
            return ResultSet(columns: Columns(names), values: values).rows
        }
    }

    @discardableResult
    func execute(_ sql: Persistence.SQL) throws -> Int {
        // SQLite keeps the count of the last change when a statement changes nothing; the total tells them apart.
        let before = sqlite3_total_changes64(database.sqliteConnection)
        try withStatement(sql) { statement in try finish(statement) }
        let after = sqlite3_total_changes64(database.sqliteConnection)
        return after == before ? 0 : Int(sqlite3_changes64(database.sqliteConnection))
    }

    func run(script: String) throws {
        try mappingErrors { try database.execute(sql: script) }
    }

    @discardableResult
    func insert(into table: String, columns: [String], rows: some Sequence<[any SQLBindable]>) throws -> Int {
        let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        let text = "INSERT INTO \(quoted(table)) (\(columns.map(quoted).joined(separator: ", "))) VALUES (\(marks))"
        // One savepoint around all: either all rows are in or none.
        return try savepoint {
            let prepared = try prepare(text)
            return try withExtendedLifetime(prepared) {
                let statement = prepared.sqliteStatement
                var count = 0
                for row in rows {
                    defer { SQLiteValue.clear(statement) }
                    try SQLiteValue.bind(row.lazy.map(\.sqlValue), to: statement, connection: self)
                    try finish(statement)
                    count += 1
                }
                return count
            }
        }
    }

    private func quoted(_ name: String) -> String {
        "\"\(name)\""
    }

    private func withStatement<Value>(_ sql: Persistence.SQL, _ body: (OpaquePointer) throws -> Value) throws -> Value {
        let prepared = try prepare(sql.text)
        return try withExtendedLifetime(prepared) {
            let statement = prepared.sqliteStatement
            defer { SQLiteValue.clear(statement) }
            try SQLiteValue.bind(sql.bindings, to: statement, connection: self)
            return try body(statement)
        }
    }

    private func prepare(_ text: String) throws -> Statement {
        try mappingErrors { try database.cachedStatement(sql: text) }
    }

    private func finish(_ statement: OpaquePointer) throws {
        var step = sqlite3_step(statement)
        while step == SQLITE_ROW {
            step = sqlite3_step(statement)
        }
        try check(step, is: SQLITE_DONE)
    }

    func check(_ code: Int32, is expected: Int32) throws {
        guard code != expected else { return }
        let message = String(cString: sqlite3_errmsg(database.sqliteConnection))
        throw SQLiteErrors.translate(code: code, message: message)
    }
}
