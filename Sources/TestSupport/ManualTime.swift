public import Chronology
import Synchronization

/// A clock that stands still until a test moves it.
public final class ManualTime: TimeSource {
    private let present: Mutex<Instant>

    /// A clock standing at that instant.
    public init(_ instant: Instant = Instant(milliseconds: 1_790_000_000_000)) {
        present = Mutex(instant)
    }

    /// The instant the clock stands at.
    public func now() -> Instant {
        present.withLock { $0 }
    }

    /// Puts the clock at that instant.
    public func set(_ instant: Instant) {
        present.withLock { $0 = instant }
    }

    /// Moves the clock on.
    public func advance(by span: Duration) {
        present.withLock { $0 = $0 + span }
    }
}
