/// Time that only goes forward.
public enum MonotonicTime {
    /// Time since this call.
    public static func sinceNow() -> @Sendable () -> Duration {
        let clock = ContinuousClock()
        let start = clock.now
        return { clock.now - start }
    }
}
