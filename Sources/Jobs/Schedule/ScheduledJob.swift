public import Chronology
public import Persistence

/// Something to be done again and again.
///
/// Due times are whole multiples of the interval since 1970 UTC, moved by the offset. After a pause of the program a
/// job runs once, for the latest due time missed, not for each.
public struct ScheduledJob: Sendable {
    /// How a job works.
    public enum Work: Sendable {
        /// Within the transaction that notes it as done: exactly once for each due time. For what changes the
        /// database only, mails to enqueue included. It may be run again before it is committed.
        case transaction(@Sendable (any Connection, _ due: Instant) throws -> Void)
        /// Outside of any transaction, by one process at a time: again when the process died over it, so it has to
        /// bear being repeated. For backups and the like.
        case task(@Sendable (_ due: Instant) async throws -> Void)
    }

    /// Its name, the same in all versions of the program.
    public let name: String
    let interval: Int64
    let offset: Int64
    let work: Work

    /// A job.
    ///
    /// - Parameters:
    ///   - every: at least a second.
    ///   - offset: from the multiples of the interval, as in three hours to run daily at 03:00 UTC.
    public init(_ name: String, every: Duration, offset: Duration = .zero, _ work: Work) {
        self.name = name
        self.interval = max(every.wholeMilliseconds, 1_000)
        self.offset = offset.wholeMilliseconds
        self.work = work
    }

    /// The latest due time that is not after `now`.
    func latestDue(at now: Instant) -> Instant {
        let distance = now.milliseconds - offset
        let remainder = ((distance % interval) + interval) % interval
        return now.adding(milliseconds: -remainder)
    }

    /// The first due time after `now`.
    func nextDue(after now: Instant) -> Instant {
        latestDue(at: now).adding(milliseconds: interval)
    }
}
