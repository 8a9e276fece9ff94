import Synchronization

/// Lets one sleeper sleep for a time or until somebody rings, whichever comes first. A ring while nobody sleeps is
/// kept for the next sleep.
final class WakeSignal: Sendable {
    private struct State {
        var isRung = false
        var sleeper: Task<Void, Never>?
    }

    private let state = Mutex(State())

    func ring() {
        state.withLock { state in
            state.isRung = true
            state.sleeper?.cancel()
        }
    }

    /// Sleeps, and says whether it was rung.
    func wait(atMost duration: Duration) async -> Bool {
        let sleeper = state.withLock { state -> Task<Void, Never>? in
            guard !state.isRung else { return nil }
            let task = Task<Void, Never> { try? await Task.sleep(for: duration) }
            state.sleeper = task
            return task
        }
        if let sleeper {
            await withTaskCancellationHandler {
                await sleeper.value
            } onCancel: {
                sleeper.cancel()
            }
        }
        return state.withLock { state in
            defer { state = State() }
            return state.isRung
        }
    }
}
