import Persistence
import Synchronization

/// A database that notes the text of every statement.
final class StatementLog: Database {
    private let inner: any Database
    private let noted = Mutex<[String]>([])

    init(_ inner: any Database) {
        self.inner = inner
    }

    var engine: Engine { inner.engine }
    var texts: [String] { noted.withLock { $0 } }

    func read<Value: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Value) async throws -> Value {
        try await inner.read { try body(Noting(inner: $0, log: self)) }
    }

    func glance<Value: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Value) async throws -> Value {
        try await inner.glance { try body(Noting(inner: $0, log: self)) }
    }

    func write<Value: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Value) async throws -> Value {
        try await inner.write { try body(Noting(inner: $0, log: self)) }
    }

    func close() async throws {
        try await inner.close()
    }

    fileprivate func note(_ text: String) {
        noted.withLock { $0.append(text) }
    }

    private struct Noting: Connection {
        let inner: any Connection
        let log: StatementLog

        var engine: Engine { inner.engine }

        func rows(_ sql: SQL) throws -> [Row] {
            log.note(sql.text)
            return try inner.rows(sql)
        }

        func execute(_ sql: SQL) throws -> Int {
            log.note(sql.text)
            return try inner.execute(sql)
        }

        func run(script: String) throws {
            log.note(script)
            try inner.run(script: script)
        }

        func insert(into table: String, columns: [String], rows: some Sequence<[any SQLBindable]>) throws -> Int {
            log.note(table)
            return try inner.insert(into: table, columns: columns, rows: rows)
        }
    }
}
