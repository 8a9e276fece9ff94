import Chronology

/// When to try again and when to give up.
struct Backoff: Sendable {
    static let first: Int64 = 60_000
    static let longest: Int64 = 3_600_000
    static let life: Int64 = 86_400_000
    /// A refusal may be the server's mistake; three are not.
    static let refusals = 3

    /// Milliseconds to wait after so many attempts: one minute, doubling to an hour, and up to a quarter more by
    /// chance so that messages that failed together do not come back together.
    static func delay(afterAttempts attempts: Int, chance: UInt64) -> Int64 {
        let doublings = min(max(attempts - 1, 0), 6)
        let delay = min(first << Int64(doublings), longest)
        return delay + Int64(chance % UInt64(delay / 4 + 1))
    }
}
