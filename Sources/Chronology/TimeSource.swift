#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Where the present comes from. Nothing in this project asks the machine's clock in any other way.
public protocol TimeSource: Sendable {
    /// The present instant.
    func now() -> Instant
}

/// The clock of the machine.
public struct SystemTime: TimeSource {
    /// The clock of the machine.
    public init() {}

    /// The machine's UTC clock (`CLOCK_REALTIME`), rounded towards the past.
    public func now() -> Instant {
        var moment = timespec()
        clock_gettime(CLOCK_REALTIME, &moment)
        return Instant(milliseconds: Int64(moment.tv_sec) * 1000 + Int64(moment.tv_nsec) / 1_000_000)
    }
}
