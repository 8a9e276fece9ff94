import Persistence
import Synchronization

/// Lends the connections, first come, first served, each wait with an end.
final class PostgresPool: Sendable {
    private struct Waiter {
        let ticket: Int
        let continuation: CheckedContinuation<PostgresLink, any Error>
    }

    private struct State {
        var idle: [PostgresLink] = []
        var made = 0
        var tickets = 0
        var waiters: [Waiter] = []
        var isClosed = false
    }

    private let settings: PostgresSettings
    private let state = Mutex(State())

    init(settings: PostgresSettings) {
        self.settings = settings
    }

    /// Connections open or opening, those nobody uses, and requests that wait for one.
    func occupancy() -> (made: Int, idle: Int, waiting: Int) {
        state.withLock { ($0.made, $0.idle.count, $0.waiters.count) }
    }

    func withLink<Value: Sendable>(_ body: (PostgresLink) async throws -> Value) async throws -> Value {
        let link = try await lease()
        let canceller = link.canceller
        canceller.beginLease()
        let outcome: Result<Value, any Error>
        do {
            outcome = .success(
                try await withTaskCancellationHandler {
                    try Task.checkCancellation()
                    return try await body(link)
                } onCancel: {
                    canceller.cancel()
                }
            )
        } catch {
            outcome = .failure(error)
        }
        if canceller.endLease() { await link.disconnect() }
        await giveBack(link)
        return try outcome.get()
    }

    func close() async {
        let (idle, waiters) = state.withLock { state in
            defer {
                state.idle = []
                state.waiters = []
                state.isClosed = true
            }
            return (state.idle, state.waiters)
        }
        for waiter in waiters { waiter.continuation.resume(throwing: DatabaseError.unavailable) }
        for link in idle { await link.disconnect() }
    }

    private func lease() async throws -> PostgresLink {
        if let link = try state.withLock({ state in try take(&state) }) { return link }
        let ticket = state.withLock { state in
            state.tickets += 1
            return state.tickets
        }
        let deadline = Task {
            try await Task.sleep(for: settings.leaseTimeout)
            abandon(ticket, DatabaseError.timeout)
        }
        defer { deadline.cancel() }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let now: Result<PostgresLink, any Error>? = state.withLock { state in
                    do {
                        if let link = try take(&state) { return .success(link) }
                        state.waiters.append(Waiter(ticket: ticket, continuation: continuation))
                        return nil
                    } catch {
                        return .failure(error)
                    }
                }
                if let now { continuation.resume(with: now) }
                // The handler below may have run before the waiter was there to be found.
                if Task.isCancelled { abandon(ticket, CancellationError()) }
            }
        } onCancel: {
            abandon(ticket, CancellationError())
        }
    }

    /// A free connection, unless others wait for one already.
    private func take(_ state: inout State) throws -> PostgresLink? {
        guard !state.isClosed else { throw DatabaseError.unavailable }
        guard state.waiters.isEmpty else { return nil }
        if let link = state.idle.popLast() { return link }
        guard state.made < settings.connections else { return nil }
        state.made += 1
        return PostgresLink(settings: settings, number: state.made)
    }

    private func abandon(_ ticket: Int, _ error: any Error) {
        let waiter = state.withLock { state -> Waiter? in
            guard let place = state.waiters.firstIndex(where: { $0.ticket == ticket }) else { return nil }
            return state.waiters.remove(at: place)
        }
        waiter?.continuation.resume(throwing: error)
    }

    private func giveBack(_ link: PostgresLink) async {
        let (next, isClosed) = state.withLock { state -> (Waiter?, Bool) in
            guard !state.isClosed else { return (nil, true) }
            guard state.waiters.isEmpty else { return (state.waiters.removeFirst(), false) }
            state.idle.append(link)
            return (nil, false)
        }
        if isClosed { await link.disconnect() }
        next?.continuation.resume(returning: link)
    }
}
