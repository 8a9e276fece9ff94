public import Persistence

/// A PostgreSQL database (15 or later) through libpq, with a pool of connections.
public final class PostgresDatabase: Database {
    private let pool: PostgresPool
    private let settings: PostgresSettings
    private let random: @Sendable () -> UInt64

    /// Connections are opened when they are needed, so a server that is down shows at the first use.
    ///
    /// - Parameter random: chance for the pauses between the runs of a transaction that met others, so that they do
    ///   not meet again.
    /// - Throws: ``DatabaseError`` when the URL cannot be read.
    public init(_ settings: PostgresSettings, random: @escaping @Sendable () -> UInt64) throws {
        try settings.validate()
        self.settings = settings
        self.random = random
        pool = PostgresPool(settings: settings)
    }

    /// PostgreSQL.
    public var engine: Engine { .postgres }

    /// Reads in a `REPEATABLE READ READ ONLY` transaction; see ``Database/read(_:)``.
    public func read<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await transaction(.read, body)
    }

    /// As ``read(_:)``: another machine answers, and a thread that waited for it would be lost.
    public func glance<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await transaction(.read, body)
    }

    /// Writes in a `SERIALIZABLE` transaction, run again when it met another; see ``Database/write(_:)``.
    @discardableResult
    public func write<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await transaction(.write, body)
    }

    /// Connections of the pool, those nobody uses, and requests that wait for one.
    public func occupancy() -> (made: Int, idle: Int, waiting: Int) {
        pool.occupancy()
    }

    /// Closes all connections; see ``Database/close()``.
    public func close() async throws {
        await pool.close()
    }

    private func transaction<Value: Sendable>(
        _ access: PostgresLink.Access, _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try await pool.withLink { link in
            for attempt in 1...max(1, settings.attempts) {
                if case .done(let value) = try await link.attempt(access, body) { return value }
                try await Task.sleep(for: pause(after: attempt))
            }
            throw DatabaseError.timeout
        }
    }

    /// Up to 1, 2, 4 … 64 ms.
    private func pause(after attempt: Int) -> Duration {
        let longest = UInt64(1000) << UInt64(min(attempt - 1, 6))
        return .microseconds(Int64(random() % longest))
    }
}
