import Synchronization

/// A sign of life: whoever works beats, whoever watches asks how long ago that was.
public final class Pulse: Sendable {
    private let last = Atomic<Int64>(.min)
    private let now: @Sendable () -> Duration

    /// - Parameter now: time since any fixed moment.
    public init(now: @escaping @Sendable () -> Duration) {
        self.now = now
    }

    /// A pulse on the machine's own steady clock.
    public convenience init() {
        let clock = ContinuousClock()
        let start = clock.now
        self.init(now: { clock.now - start })
    }

    /// Alive now.
    public func beat() {
        last.store(now().microseconds, ordering: .relaxed)
    }

    /// How long ago the last beat was; nil when there was none.
    public var age: Duration? {
        let moment = last.load(ordering: .relaxed)
        return moment == .min ? nil : now() - .microseconds(moment)
    }
}
