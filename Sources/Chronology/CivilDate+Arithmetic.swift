extension CivilDate {
    /// The date that many days later (earlier when negative), held between ``earliest`` and ``latest``.
    public func adding(days: Int) -> CivilDate {
        let (sum, overflow) = daysSinceEpoch.addingReportingOverflow(days)
        return CivilDate(daysSinceEpoch: overflow ? days : sum)
    }

    /// The same day that many months later; the last day of the month where it does not exist.
    public func adding(months: Int) -> CivilDate {
        let bounded = min(max(months, -120_000), 120_000)
        let total = year * 12 + (month - 1) + bounded
        let newYear = total.flooredQuotient(by: 12)
        let newMonth = total.flooredRemainder(by: 12) + 1
        guard newYear >= 1 else { return .earliest }
        guard newYear <= 9999 else { return .latest }
        let last = CivilDate.daysInMonth(year: newYear, month: newMonth)
        return CivilDate(uncheckedYear: newYear, month: newMonth, day: min(day, last))
    }

    /// The number of days from the other date to this one.
    public func days(since other: CivilDate) -> Int {
        daysSinceEpoch - other.daysSinceEpoch
    }

    /// The first day of this month.
    public var startOfMonth: CivilDate {
        CivilDate(uncheckedYear: year, month: month, day: 1)
    }

    /// 1 January of this year.
    public var startOfYear: CivilDate {
        CivilDate(uncheckedYear: year, month: 1, day: 1)
    }

    /// The Monday of this week.
    public var startOfWeek: CivilDate {
        adding(days: 1 - weekday.rawValue)
    }
}
