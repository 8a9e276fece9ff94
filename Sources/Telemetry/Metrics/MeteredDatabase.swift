public import Persistence

/// A database whose transactions are counted: how many, how long they waited for a connection, how long they took.
public struct MeteredDatabase: Database {
    /// The counts.
    public let counts = DatabaseCounts()
    private let inner: any Database
    private let now: @Sendable () -> Duration

    /// - Parameter now: time since any fixed moment, as a monotonic clock gives.
    public init(_ inner: any Database, now: @escaping @Sendable () -> Duration) {
        self.inner = inner
        self.now = now
    }

    /// The engine.
    public var engine: Engine { inner.engine }

    /// Reads; see ``Database/read(_:)``.
    public func read<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        let start = begin(counts.reads)
        defer { counts.reads.end(start, at: now()) }
        return try await inner.read { [counts, now] db in
            counts.reads.gotConnection(start, at: now())
            return try body(db)
        }
    }

    /// Reads; see ``Database/glance(_:)``.
    public func glance<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        let start = begin(counts.reads)
        defer { counts.reads.end(start, at: now()) }
        return try await inner.glance { [counts, now] db in
            counts.reads.gotConnection(start, at: now())
            return try body(db)
        }
    }

    /// Writes; see ``Database/write(_:)``.
    @discardableResult
    public func write<Value: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        let start = begin(counts.writes)
        defer { counts.writes.end(start, at: now()) }
        return try await inner.write { [counts, now] db in
            counts.writes.gotConnection(start, at: now())
            return try body(db)
        }
    }

    /// Closes all connections; see ``Database/close()``.
    public func close() async throws {
        try await inner.close()
    }

    private func begin(_ kind: TransactionCounts) -> Duration {
        kind.open.rise()
        return now()
    }
}
