import Persistence

/// What a closure sees of a session: one transaction.
final class PostgresConnection: Connection {
    private let session: PostgresSession
    /// Set when a statement met another transaction: even a closure that swallowed the error is run again.
    private(set) var metConflict = false

    init(session: PostgresSession) {
        self.session = session
    }

    var engine: Engine { .postgres }

    func rows(_ sql: SQL) throws -> [Row] {
        try noticingConflicts { try session.rows(sql) }
    }

    @discardableResult
    func execute(_ sql: SQL) throws -> Int {
        try noticingConflicts { try session.run(sql).changes }
    }

    func run(script: String) throws {
        try noticingConflicts { try session.command(script) }
    }

    @discardableResult
    func insert(into table: String, columns: [String], rows: some Sequence<[any SQLBindable]>) throws -> Int {
        let names = columns.map { "\"\($0)\"" }.joined(separator: ", ")
        return try noticingConflicts {
            try session.copy("COPY \"\(table)\" (\(names)) FROM STDIN", rows: rows)
        }
    }

    private func noticingConflicts<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let failure as PostgresFailure {
            metConflict = true
            throw failure
        }
    }
}
