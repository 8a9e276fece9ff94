import Chronology
import Persistence

/// A part of the agenda as it was planned and as it goes.
struct RunPart: Hashable, Sendable {
    var position: Int
    var title: String
    /// As planned.
    var minutes: Int
    /// Empty without one, or when the member was erased.
    var speaker = ""
    var seat: ID<Membership>?
    /// Nil before it began.
    var beganAt: Instant?
    var leftAt: Instant?
    /// Since when it has gone on; nil while it is not on, or paused.
    var resumedAt: Instant?
    /// Milliseconds it took before that.
    var spent: Int64 = 0
    /// Minutes it was given beyond those planned.
    var extra = 0

    var isOn: Bool { beganAt != nil && leftAt == nil }
    var isPaused: Bool { isOn && resumedAt == nil }

    /// Milliseconds it may take.
    var allowance: Int64 { Int64(minutes + extra) * 60_000 }

    /// Milliseconds it took until now.
    func elapsed(_ now: Instant) -> Int64 {
        spent + (resumedAt.map { max(0, now.milliseconds - $0.milliseconds) } ?? 0)
    }

    /// Milliseconds that are left; negative once it took longer.
    func left(_ now: Instant) -> Int64 { allowance - elapsed(now) }

    /// Milliseconds before its end from which on it is said to be near: the last fifth, at most two minutes.
    var near: Int64 { min(120_000, allowance / 5) }
}
