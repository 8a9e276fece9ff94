/// The moment of each year at which clocks change, as POSIX `TZ` strings write it.
struct YearlyMoment: Hashable, Sendable {
    enum Day: Hashable, Sendable {
        /// `Jn`: day 1 to 365, 29 February never counted.
        case julian(Int)
        /// `n`: day 0 to 365, 29 February counted.
        case ordinal(Int)
        /// `Mm.w.d`: the w-th such day of the month, 5 meaning the last; 0 is Sunday.
        case weekday(month: Int, week: Int, day: Int)
    }

    let day: Day
    /// Seconds after midnight of that day, -167 to 167 hours.
    let time: Int

    init?(reading cursor: inout ByteCursor) {
        guard let day = YearlyMoment.day(&cursor) else { return nil }
        self.day = day
        guard cursor.take("/") else {
            time = 7200
            return
        }
        guard let time = PosixZoneRule.time(&cursor, hours: 167) else { return nil }
        self.time = time
    }

    /// Seconds since 1970 on the wall clock in force before the change.
    func seconds(year: Int) -> Int64 {
        let newYear = CivilDate(uncheckedYear: year, month: 1, day: 1).daysSinceEpoch
        let days: Int
        switch day {
        case .julian(let number):
            days = newYear + number - 1 + (number >= 60 && CivilDate.isLeap(year: year) ? 1 : 0)
        case .ordinal(let number):
            days = newYear + number
        case .weekday(let month, let week, let weekday):
            let first = CivilDate(uncheckedYear: year, month: month, day: 1)
            // Sunday is 0 here and 7 in Weekday.
            let ahead = (weekday - first.weekday.rawValue).flooredRemainder(by: 7)
            let length = CivilDate.daysInMonth(year: year, month: month)
            var offset = ahead + (week - 1) * 7
            while offset >= length { offset -= 7 }
            days = first.daysSinceEpoch + offset
        }
        return Int64(days) * 86_400 + Int64(time)
    }

    private static func day(_ cursor: inout ByteCursor) -> Day? {
        if cursor.take("J") {
            guard let number = cursor.number(digits: 1...3), (1...365).contains(number) else { return nil }
            return .julian(number)
        }
        guard cursor.take("M") else {
            guard let number = cursor.number(digits: 1...3), number <= 365 else { return nil }
            return .ordinal(number)
        }
        guard let month = cursor.number(digits: 1...2), (1...12).contains(month), cursor.take(".") else { return nil }
        guard let week = cursor.number(digits: 1), (1...5).contains(week), cursor.take(".") else { return nil }
        guard let day = cursor.number(digits: 1), day <= 6 else { return nil }
        return .weekday(month: month, week: week, day: day)
    }
}
