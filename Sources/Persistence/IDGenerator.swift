public import Chronology
import Synchronization

/// Makes keys: milliseconds since 2024 in the upper bits and 21 bits of chance below, always growing in a process.
///
/// Chance, and not a counter, lets several processes write to one database without agreeing on numbers first; the
/// primary key catches the one meeting in two million within the same millisecond.
public final class IDGenerator: Sendable {
    /// 2024-01-01T00:00:00Z, in milliseconds since 1970.
    static let epoch: Int64 = 1_704_067_200_000
    static let chanceBits: Int64 = 21

    private let now: @Sendable () -> Instant
    private let random: @Sendable () -> UInt64
    private let last = Mutex<Int64>(0)

    /// - Parameters:
    ///   - now: the clock.
    ///   - random: 64 bits of chance at each call.
    public init(now: @escaping @Sendable () -> Instant, random: @escaping @Sendable () -> UInt64) {
        self.now = now
        self.random = random
    }

    /// The moment a key was made.
    public static func instant(of key: Int64) -> Instant {
        Instant(milliseconds: (key >> chanceBits) + epoch)
    }

    /// A key greater than all this generator made before, even when the clock was set back.
    public func next<Entity>(_ entity: Entity.Type = Entity.self) -> ID<Entity> {
        let time = max(0, now().milliseconds - Self.epoch)
        let chance = Int64(random() & (1 << UInt64(Self.chanceBits) - 1))
        let number = last.withLock { last in
            last = max(last + 1, time << Self.chanceBits | chance)
            return last
        }
        return ID(rawValue: number)
    }
}
