public import Web

/// The limits on attempts, per account and per address prefix (/24, /64), in memory of each process. An account's
/// limit is on asking and guessing with one address, never on the owner's open sessions.
public struct Limits: Sendable {
    /// Asking for codes from one prefix: a whole office behind one address may sign in.
    public let askingPerPrefix: RateLimiter
    /// Asking for codes for one address: more would fill its owner's mailbox.
    public let askingPerAccount: RateLimiter
    /// Guessing passwords or codes from one prefix.
    public let guessingPerPrefix: RateLimiter
    /// Guessing the password of one account from one prefix, so that no one locks the owner out from elsewhere.
    public let guessingPerAccountAndPrefix: RateLimiter

    /// Fresh limits, counted by a clock that only goes forward.
    public init(now: @escaping @Sendable () -> Duration) {
        askingPerPrefix = RateLimiter(capacity: 60, refillEvery: .seconds(10), now: now)
        askingPerAccount = RateLimiter(capacity: 6, refillEvery: .seconds(300), now: now)
        guessingPerPrefix = RateLimiter(capacity: 120, refillEvery: .seconds(10), now: now)
        guessingPerAccountAndPrefix = RateLimiter(capacity: 10, refillEvery: .seconds(120), now: now)
    }
}
