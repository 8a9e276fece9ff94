/// A time of day on the wall, to the second, with no zone.
public struct CivilTime: Hashable, Comparable, Sendable {
    /// The hour, 0 to 23.
    public let hour: Int
    /// The minute, 0 to 59.
    public let minute: Int
    /// The second, 0 to 59.
    public let second: Int

    /// The first second of a day.
    public static let midnight = CivilTime(secondOfDay: 0)

    /// The time, or nil when a part is out of range.
    public init?(hour: Int, minute: Int, second: Int = 0) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return nil }
        self.hour = hour
        self.minute = minute
        self.second = second
    }

    /// The time that many seconds after midnight, going round the clock.
    public init(secondOfDay: Int) {
        let seconds = secondOfDay.flooredRemainder(by: 86_400)
        hour = seconds / 3600
        minute = seconds / 60 % 60
        second = seconds % 60
    }

    /// Seconds since midnight, 0 to 86 399.
    public var secondOfDay: Int {
        hour * 3600 + minute * 60 + second
    }

    /// Earlier times come first.
    public static func < (left: CivilTime, right: CivilTime) -> Bool {
        left.secondOfDay < right.secondOfDay
    }
}
