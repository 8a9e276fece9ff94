import Synchronization

/// A number that only grows, counted from any thread without a lock.
public final class Counter: Sendable {
    private let count = Atomic(0)

    /// Begins at zero.
    public init() {}

    /// The count so far.
    public var value: Int { count.load(ordering: .relaxed) }

    /// Counts so many more.
    public func add(_ more: Int = 1) {
        count.wrappingAdd(more, ordering: .relaxed)
    }
}

/// A number that rises and falls: what is open or waits now.
public final class Level: Sendable {
    private let height = Atomic(0)

    /// Begins at zero.
    public init() {}

    /// How many now.
    public var value: Int { height.load(ordering: .relaxed) }

    /// One more.
    public func rise() {
        height.wrappingAdd(1, ordering: .relaxed)
    }

    /// One less.
    public func fall() {
        height.wrappingSubtract(1, ordering: .relaxed)
    }
}
