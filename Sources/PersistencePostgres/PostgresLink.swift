import Persistence

/// One place in the pool: a connection on a queue of its own, opened when needed and again after it was lost.
actor PostgresLink {
    enum Access: String, Sendable {
        case read = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        case write = "BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE"
    }

    enum Attempt<Value: Sendable>: Sendable {
        case done(Value)
        case conflict
    }

    nonisolated let canceller = Canceller()
    private nonisolated let executor: QueueExecutor
    private let settings: PostgresSettings
    private var session: PostgresSession?

    init(settings: PostgresSettings, number: Int) {
        self.settings = settings
        executor = QueueExecutor(label: "rabita.postgres.\(number)")
    }

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    func disconnect() {
        session = nil
    }

    /// Runs the closure in one transaction, once.
    func attempt<Value: Sendable>(
        _ access: Access, _ body: @Sendable (any Connection) throws -> Value
    ) throws -> Attempt<Value> {
        guard !canceller.isCancelled else { throw CancellationError() }
        let session = try begin(access)
        let connection = PostgresConnection(session: session)
        do {
            let value = try body(connection)
            if connection.metConflict { throw PostgresFailure.conflict }
            try session.command("COMMIT")
            return .done(value)
        } catch {
            end(session)
            if error is PostgresFailure || connection.metConflict { return .conflict }
            throw error
        }
    }

    /// A connection may have been lost while nobody used it; as nothing was done yet, a new one takes its place.
    private func begin(_ access: Access) throws -> PostgresSession {
        if let session {
            do {
                try session.begin(access.rawValue)
                return session
            } catch DatabaseError.unavailable {
                self.session = nil
            }
        }
        let session = try PostgresSession(settings: settings, canceller: canceller)
        self.session = session
        try session.begin(access.rawValue)
        return session
    }

    private func end(_ session: PostgresSession) {
        if session.isAlive, !session.isIdle {
            try? session.command("ROLLBACK")
        }
        if !session.isAlive || !session.isIdle {
            self.session = nil
        }
    }
}
