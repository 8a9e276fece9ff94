/// A day and a time on the wall, with no zone.
public struct CivilDateTime: Hashable, Comparable, Sendable {
    /// The day.
    public let date: CivilDate
    /// The time of that day.
    public let time: CivilTime

    /// The day at that time.
    public init(date: CivilDate, time: CivilTime) {
        self.date = date
        self.time = time
    }

    /// What a clock showing UTC would have shown that many seconds after 1970-01-01T00:00:00.
    init(secondsSinceEpoch seconds: Int64) {
        date = CivilDate(daysSinceEpoch: Int(seconds.flooredQuotient(by: 86_400)))
        time = CivilTime(secondOfDay: Int(seconds.flooredRemainder(by: 86_400)))
    }

    /// Seconds since 1970-01-01T00:00:00, both read on the same clock.
    var secondsSinceEpoch: Int64 {
        Int64(date.daysSinceEpoch) * 86_400 + Int64(time.secondOfDay)
    }

    /// Earlier moments come first.
    public static func < (left: CivilDateTime, right: CivilDateTime) -> Bool {
        (left.date, left.time) < (right.date, right.time)
    }
}
