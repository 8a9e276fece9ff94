import Chronology

/// Which days of a period a rule means (RFC 5545, section 3.3.10, the table of BY parts).
struct DayChooser: Sendable {
    private let rule: RecurrenceRule
    private let start: CivilDate
    // What the rule says, or where it says nothing what its start implies.
    private let days: [RecurrenceRule.Day]
    private let monthDays: [Int]
    private let months: [Int]

    init(_ rule: RecurrenceRule, start: CivilDate) {
        self.rule = rule
        self.start = start
        let isOpen = rule.days.isEmpty && rule.monthDays.isEmpty
        days = isOpen && rule.frequency == .weekly ? [RecurrenceRule.Day(start.weekday)] : rule.days
        let isByStart = isOpen && (rule.frequency == .monthly || rule.frequency == .yearly)
        monthDays = isByStart ? [start.day] : rule.monthDays
        months = isOpen && rule.months.isEmpty && rule.frequency == .yearly ? [start.month] : rule.months
    }

    /// The first day of the n-th period that counts, from 0: that of the start; nil beyond the last year.
    func firstDay(ofPeriod number: Int) -> CivilDate? {
        let step = number * rule.interval
        let first: CivilDate
        switch rule.frequency {
        case .daily: first = start.adding(days: step)
        case .weekly:
            let back = (start.weekday.rawValue - rule.weekStart.rawValue + 7) % 7
            // A week may begin before the first day there is.
            first = start.adding(days: step * 7 - back)
        case .monthly: first = start.startOfMonth.adding(months: step)
        case .yearly: first = start.startOfYear.adding(months: step * 12)
        }
        return first == .latest ? nil : first
    }

    /// The days the rule means in the period that begins then, in order.
    func days(ofPeriodFrom first: CivilDate) -> [CivilDate] {
        let length =
            switch rule.frequency {
            case .daily: 1
            case .weekly: 7
            case .monthly: Self.monthLength(first)
            case .yearly: Self.yearLength(first)
            }
        let number = first.daysSinceEpoch
        // Beyond the last day there is, the same day would come again and again.
        let all = (number..<Swift.min(number + length, CivilDate.latest.daysSinceEpoch + 1))
        let chosen = all.map(CivilDate.init(daysSinceEpoch:)).filter(isMeant)
        guard !rule.positions.isEmpty else { return chosen }
        let indices = Set(rule.positions.map { $0 > 0 ? $0 - 1 : chosen.count + $0 })
        return chosen.indices.filter(indices.contains).map { chosen[$0] }
    }

    private func isMeant(_ day: CivilDate) -> Bool {
        if !months.isEmpty, !months.contains(day.month) { return false }
        if !monthDays.isEmpty {
            let fromEnd = day.day - Self.monthLength(day) - 1
            guard monthDays.contains(day.day) || monthDays.contains(fromEnd) else { return false }
        }
        return days.isEmpty || days.contains { isMeant(day, by: $0) }
    }

    private func isMeant(_ day: CivilDate, by wanted: RecurrenceRule.Day) -> Bool {
        guard day.weekday == wanted.weekday else { return false }
        guard let ordinal = wanted.ordinal else { return true }
        // Of a year, ordinals count within its months where BYMONTH names them.
        let isOfMonth = rule.frequency == .monthly || !rule.months.isEmpty
        let first = isOfMonth ? day.startOfMonth : day.startOfYear
        let length = isOfMonth ? Self.monthLength(day) : Self.yearLength(day)
        let index = day.days(since: first)
        return ordinal > 0 ? index / 7 + 1 == ordinal : (length - 1 - index) / 7 + 1 == -ordinal
    }

    private static func monthLength(_ day: CivilDate) -> Int {
        CivilDate.daysInMonth(year: day.year, month: day.month)
    }

    private static func yearLength(_ day: CivilDate) -> Int {
        CivilDate.isLeap(year: day.year) ? 366 : 365
    }
}
