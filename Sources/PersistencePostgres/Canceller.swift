import CPostgres
import Dispatch
import Synchronization

/// Stops the statement that runs on a connection, from any thread: libpq's cancel objects are made for that.
final class Canceller: Sendable {
    private struct State {
        /// Address of libpq's `PGcancel`, which is free to be used from all threads.
        var handle: UInt?
        var isLeased = false
        var isCancelled = false
    }

    private let state = Mutex(State())

    deinit {
        replaceHandle(with: nil)
    }

    /// Whether whoever leased the connection has gone.
    var isCancelled: Bool { state.withLock { $0.isCancelled } }

    func replaceHandle(with handle: OpaquePointer?) {
        let address = handle.map { UInt(bitPattern: $0) }
        state.withLock { state in
            PQfreeCancel(state.handle.flatMap { OpaquePointer(bitPattern: $0) })
            state.handle = address
        }
    }

    func beginLease() {
        state.withLock { state in
            state.isLeased = true
            state.isCancelled = false
        }
    }

    /// - Returns: whether a cancellation was sent, which may reach the server late and hit the next statement.
    func endLease() -> Bool {
        state.withLock { state in
            state.isLeased = false
            return state.isCancelled
        }
    }

    func cancel() {
        let address = state.withLock { state -> UInt? in
            guard state.isLeased, !state.isCancelled else { return nil }
            state.isCancelled = true
            // The connection is given up after a cancellation, so its handle is not needed again.
            defer { state.handle = nil }
            return state.handle
        }
        guard let address else { return }
        // PQcancel opens a connection of its own and waits for its end: whoever cancels must not wait for that.
        DispatchQueue.global(qos: .utility).async {
            let handle = OpaquePointer(bitPattern: address)
            withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { message in
                _ = PQcancel(handle, message.baseAddress, 256)
            }
            PQfreeCancel(handle)
        }
    }
}
