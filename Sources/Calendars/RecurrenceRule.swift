public import Chronology

/// How an event comes again: a subset of the RRULE of RFC 5545, section 3.3.10, that counts in local time.
///
/// ```swift
/// let rule = try RecurrenceRule("FREQ=MONTHLY;BYDAY=2TU")
/// for moment in rule.occurrences(from: start, through: lastDay).prefix(12) { … }
/// ```
public struct RecurrenceRule: Hashable, Sendable {
    /// The period a rule chooses days from.
    public enum Frequency: String, CaseIterable, Hashable, Sendable {
        /// Each day.
        case daily = "DAILY"
        /// Each week.
        case weekly = "WEEKLY"
        /// Each month.
        case monthly = "MONTHLY"
        /// Each year.
        case yearly = "YEARLY"
    }

    /// Where a rule ends.
    public enum End: Hashable, Sendable {
        /// Nowhere.
        case never
        /// After so many occurrences, 1 to 9999.
        case count(Int)
        /// With that day.
        case day(CivilDate)
        /// With that local moment, which may be the last.
        case moment(CivilDateTime)
    }

    /// A day of the week, or the n-th such day of the month or year, counted from the end when negative.
    public struct Day: Hashable, Sendable {
        /// Which one, or nil for each.
        public let ordinal: Int?
        /// The day of the week.
        public let weekday: Weekday

        /// A day of BYDAY: `TU`, or `2TU` with an ordinal, -53 to 53 without 0.
        public init(_ weekday: Weekday, ordinal: Int? = nil) {
            self.ordinal = ordinal
            self.weekday = weekday
        }
    }

    /// FREQ.
    public let frequency: Frequency
    /// INTERVAL: every so many periods, 1 to 9999.
    public let interval: Int
    /// COUNT or UNTIL.
    public let end: End
    /// BYDAY, in order and each once.
    public let days: [Day]
    /// BYMONTHDAY, -31 to 31 without 0.
    public let monthDays: [Int]
    /// BYMONTH, 1 to 12.
    public let months: [Int]
    /// BYSETPOS: which of the days of a period, -366 to 366 without 0.
    public let positions: [Int]
    /// WKST.
    public let weekStart: Weekday

    /// A rule.
    ///
    /// - Throws: ``RecurrenceError`` when a number is out of its range or RFC 5545 does not allow the parts together.
    public init(
        _ frequency: Frequency, interval: Int = 1, end: End = .never, days: [Day] = [], monthDays: [Int] = [],
        months: [Int] = [], positions: [Int] = [], weekStart: Weekday = .monday
    ) throws(RecurrenceError) {
        try Self.check([interval], "INTERVAL", 1...9999)
        if case .count(let count) = end { try Self.check([count], "COUNT", 1...9999) }
        try Self.check(days.compactMap(\.ordinal), "BYDAY", -53...53)
        try Self.check(monthDays, "BYMONTHDAY", -31...31)
        try Self.check(months, "BYMONTH", 1...12)
        try Self.check(positions, "BYSETPOS", -366...366)
        if frequency == .daily || frequency == .weekly, days.contains(where: { $0.ordinal != nil }) {
            throw .notAllowed(part: "BYDAY", frequency: frequency)
        }
        if frequency == .weekly, !monthDays.isEmpty { throw .notAllowed(part: "BYMONTHDAY", frequency: frequency) }
        if !positions.isEmpty, days.isEmpty, monthDays.isEmpty, months.isEmpty { throw .positionsOfNothing }
        self.frequency = frequency
        self.interval = interval
        self.end = end
        self.days = Set(days).sorted { ($0.weekday.rawValue, $0.ordinal ?? 0) < ($1.weekday.rawValue, $1.ordinal ?? 0) }
        self.monthDays = Set(monthDays).sorted()
        self.months = Set(months).sorted()
        self.positions = Set(positions).sorted()
        self.weekStart = weekStart
    }

    private init(_ rule: RecurrenceRule, end: End) {
        frequency = rule.frequency
        interval = rule.interval
        self.end = end
        days = rule.days
        monthDays = rule.monthDays
        months = rule.months
        positions = rule.positions
        weekStart = rule.weekStart
    }

    /// The same rule, ending just before that moment: what is left of a series when "this and following" are changed.
    public func ending(before moment: CivilDateTime) -> RecurrenceRule {
        let second = moment.time.secondOfDay - 1
        let last =
            second >= 0
            ? CivilDateTime(date: moment.date, time: CivilTime(secondOfDay: second))
            : CivilDateTime(date: moment.date.adding(days: -1), time: CivilTime(secondOfDay: 86_399))
        switch end {
        case .day(let day) where day < last.date: return self
        case .moment(let earlier) where earlier < last: return self
        default: return RecurrenceRule(self, end: .moment(last))
        }
    }

    private static func check(
        _ numbers: [Int], _ part: String, _ range: ClosedRange<Int>
    ) throws(RecurrenceError) {
        for number in numbers where number == 0 || !range.contains(number) {
            throw .invalid(part: part, value: String(number))
        }
    }
}
