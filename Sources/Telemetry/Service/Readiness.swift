import Synchronization

/// Whether the service can do its work now, found by a few checks and kept for a moment, so that asking is cheap
/// however often it is done.
public actor Readiness {
    /// One thing without which there is no work.
    public struct Check: Sendable {
        /// What it is about, as in the line `database: no answer within 2 s`.
        public let name: String
        let problem: @Sendable () async -> String?

        /// - Parameter problem: a few words without personal data, or nil when all is well.
        public init(_ name: String, problem: @escaping @Sendable () async -> String?) {
            self.name = name
            self.problem = problem
        }
    }

    /// What was found.
    public enum State: Sendable, Equatable {
        /// All is well.
        case ready
        /// Something is not, in one line.
        case notReady(reason: String)
    }

    private let checks: [Check]
    private let deadline: Duration
    private let life: Duration
    private let now: @Sendable () -> Duration
    private let isStopping = Atomic(false)
    private var last: (state: State, at: Duration)?
    private var running: Task<State, Never>?

    /// - Parameters:
    ///   - deadline: how long one check may take; longer is not ready.
    ///   - life: how long a finding is good.
    ///   - now: time since any fixed moment.
    public init(
        _ checks: [Check] = [],
        deadline: Duration = .seconds(2),
        life: Duration = .seconds(1),
        now: @escaping @Sendable () -> Duration = { .zero }
    ) {
        self.checks = checks
        self.deadline = deadline
        self.life = life
        self.now = now
    }

    /// From now on the answer is no, at once: the service leaves.
    public nonisolated func stop() {
        isStopping.store(true, ordering: .releasing)
    }

    /// Whether ``stop()`` was called.
    public nonisolated var isLeaving: Bool { isStopping.load(ordering: .acquiring) }

    /// What is found now, or was a moment ago.
    public func state() async -> State {
        if isLeaving { return .notReady(reason: "shutting down") }
        if let last, now() - last.at < life { return last.state }
        if let running { return await running.value }
        let task = Task { await examine() }
        running = task
        let state = await task.value
        running = nil
        last = (state, now())
        return isLeaving ? .notReady(reason: "shutting down") : state
    }

    private func examine() async -> State {
        for check in checks {
            if let problem = await Self.ask(check, within: deadline) {
                return .notReady(reason: "\(check.name): \(problem)")
            }
        }
        return .ready
    }

    /// Does not wait for a check that hangs; a task group would.
    private static func ask(_ check: Check, within deadline: Duration) async -> String? {
        let (answers, answer) = AsyncStream.makeStream(of: String?.self, bufferingPolicy: .bufferingOldest(1))
        let asking = Task { answer.yield(await check.problem()) }
        let clock = Task {
            try await Task.sleep(for: deadline)
            answer.yield("no answer within \(deadline)")
        }
        defer {
            asking.cancel()
            clock.cancel()
        }
        for await first in answers { return first }
        return nil
    }
}
