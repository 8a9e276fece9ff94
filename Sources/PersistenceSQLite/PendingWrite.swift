import Persistence
import Synchronization

/// A write that waits for its turn in a batch.
final class PendingWrite: Sendable {
    /// What became of the closure; it counts only once the batch is committed.
    enum Outcome: Sendable {
        case done(acknowledge: @Sendable () -> Void)
        case failed(any Error)
    }

    private let body: @Sendable (SQLiteConnection) throws -> @Sendable () -> Void
    private let refuse: @Sendable (any Error) -> Void
    private let cancelled = Mutex(false)

    init(
        body: @escaping @Sendable (SQLiteConnection) throws -> @Sendable () -> Void,
        refuse: @escaping @Sendable (any Error) -> Void
    ) {
        self.body = body
        self.refuse = refuse
    }

    /// Whoever asked has gone; a write that has not begun is dropped.
    func cancel() {
        cancelled.withLock { $0 = true }
    }

    func run(_ connection: SQLiteConnection) -> Outcome {
        guard !cancelled.withLock({ $0 }) else { return .failed(CancellationError()) }
        do {
            return .done(acknowledge: try body(connection))
        } catch {
            return .failed(error)
        }
    }

    func fail(_ error: any Error) {
        refuse(error)
    }
}
