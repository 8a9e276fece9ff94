import CPostgres
import Persistence

/// A connection to the server with its prepared statements. It lives inside a ``PostgresLink`` and never leaves it.
final class PostgresSession {
    private struct StatementKey: Hashable {
        let text: String
        let types: [Oid]
        /// Which of the values are NULL, and so part of the text.
        let nulls: [Bool]
    }

    private struct Prepared {
        let name: String
        var columns: Columns?
    }

    private let wire: PostgresWire
    private let canceller: Canceller
    private var statements: [StatementKey: Prepared] = [:]
    private var prepared = 0

    /// Beyond this many, statements were made by hand more than by design; all are forgotten and begin anew.
    private static let statementLimit = 500

    /// - Throws: ``DatabaseError/unavailable`` when no server answers.
    init(settings: PostgresSettings, canceller: Canceller) throws {
        guard let connection = settings.connect() else { throw DatabaseError.unavailable }
        wire = PostgresWire(connection, patience: settings.patience)
        self.canceller = canceller
        PQsetNoticeProcessor(connection, { _, _ in }, nil)
        canceller.replaceHandle(with: PQgetCancel(connection))
        try command("SET statement_timeout = \(settings.statementMilliseconds)")
        try command("SET idle_in_transaction_session_timeout = \(settings.statementMilliseconds)")
    }

    deinit {
        canceller.replaceHandle(with: nil)
    }

    var isAlive: Bool { wire.isAlive }

    private var connection: OpaquePointer { wire.connection }

    var isIdle: Bool { PQtransactionStatus(connection) == PQTRANS_IDLE }

    /// One or more statements without values.
    func command(_ text: String) throws {
        _ = try checked(wire.answer(PQsendQuery(connection, text)))
    }

    /// Begins a transaction. An idle connection that died without a word is noticed here, and soon.
    func begin(_ text: String) throws {
        _ = try checked(wire.answer(PQsendQuery(connection, text), within: PostgresWire.shortPatience))
    }

    func run(_ sql: SQL) throws -> PostgresResult {
        try execute(sql).result
    }

    func rows(_ sql: SQL) throws -> [Row] {
        let (result, key) = try execute(sql)
        let columns = statements[key]?.columns ?? result.columns()
        if statements[key]?.columns == nil { statements[key]?.columns = columns }
        return try result.rows(columns: columns)
    }

    private func execute(_ sql: SQL) throws -> (result: PostgresResult, key: StatementKey) {
        guard !canceller.isCancelled else { throw CancellationError() }
        let parameters = try Parameters(sql.bindings)
        let key = StatementKey(text: sql.text, types: parameters.types, nulls: sql.bindings.map { $0 == .null })
        let name = try statements[key]?.name ?? prepare(sql, key)
        return (try checked(wire.answer(parameters.send(name, on: connection))), key)
    }

    private func prepare(_ sql: SQL, _ key: StatementKey) throws -> String {
        if statements.count >= Self.statementLimit {
            try command("DEALLOCATE ALL")
            statements = [:]
        }
        prepared += 1
        let name = "s\(prepared)"
        let sent = PQsendPrepare(connection, name, sql.numbered(), Int32(key.types.count), key.types)
        _ = try checked(wire.answer(sent))
        statements[key] = Prepared(name: name, columns: nil)
        return name
    }

    /// `COPY … FROM STDIN` with the rows in its text form.
    func copy(_ command: String, rows: some Sequence<[any SQLBindable]>) throws -> Int {
        guard !canceller.isCancelled else { throw CancellationError() }
        _ = try checked(wire.answer(PQsendQuery(connection, command)))
        var failure: (any Error)?
        do {
            var buffer = CopyBuffer()
            for row in rows {
                try buffer.append(row)
                if buffer.isFull { send(&buffer) }
            }
            send(&buffer)
        } catch {
            failure = error
        }
        let ended = PQputCopyEnd(connection, failure == nil ? nil : "the rows could not be written")
        let outcome = Result { try checked(wire.answer(ended)).changes }
        if let failure { throw failure }
        return try outcome.get()
    }

    private func send(_ buffer: inout CopyBuffer) {
        // A refusal shows in the result that follows the end.
        buffer.drain { bytes in _ = PQputCopyData(connection, bytes.baseAddress, Int32(bytes.count)) }
    }

    private func checked(_ result: PostgresResult?) throws -> PostgresResult {
        guard let result else { throw PostgresErrors.translate(nil, connection: connection) }
        switch PQresultStatus(result.pointer) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY, PGRES_COPY_IN:
            return result
        default:
            let error = PostgresErrors.translate(result.pointer, connection: connection)
            throw canceller.isCancelled ? CancellationError() : error
        }
    }
}
