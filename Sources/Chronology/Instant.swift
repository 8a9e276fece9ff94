/// A point in time: whole milliseconds since 1970-01-01T00:00:00Z, without leap seconds.
///
/// Arithmetic saturates at the ends of `Int64` instead of trapping, so a hostile deadline is far away, not a crash.
public struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public let milliseconds: Int64

    /// The instant that many milliseconds after 1970-01-01T00:00:00Z.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// The instant that many seconds after 1970-01-01T00:00:00Z.
    public init(seconds: Int64) {
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1000)
        milliseconds = overflow ? (seconds < 0 ? .min : .max) : product
    }

    /// Whole seconds since 1970-01-01T00:00:00Z, rounded towards the past.
    public var seconds: Int64 {
        milliseconds.flooredQuotient(by: 1000)
    }

    /// The instant that many milliseconds later (earlier when negative).
    public func adding(milliseconds more: Int64) -> Instant {
        let (sum, overflow) = milliseconds.addingReportingOverflow(more)
        return Instant(milliseconds: overflow ? (more < 0 ? .min : .max) : sum)
    }

    /// Earlier instants come first.
    public static func < (left: Instant, right: Instant) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// The instant that much later.
    public static func + (instant: Instant, span: Duration) -> Instant {
        instant.adding(milliseconds: span.wholeMilliseconds)
    }

    /// The instant that much earlier.
    public static func - (instant: Instant, span: Duration) -> Instant {
        let milliseconds = span.wholeMilliseconds
        return instant.adding(milliseconds: milliseconds == .min ? .max : -milliseconds)
    }

    /// The time from the second instant to the first.
    public static func - (later: Instant, earlier: Instant) -> Duration {
        let (difference, overflow) = later.milliseconds.subtractingReportingOverflow(earlier.milliseconds)
        return .milliseconds(overflow ? (later < earlier ? Int64.min : .max) : difference)
    }
}
