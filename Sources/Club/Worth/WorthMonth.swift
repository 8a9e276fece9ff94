import Chronology

/// A month of the calendar as a number that grows by one.
struct WorthMonth: Hashable, Comparable, Sendable {
    let number: Int

    init(number: Int) { self.number = number }
    init(year: Int, month: Int) { number = year * 12 + month - 1 }
    init(_ day: CivilDate) { self.init(year: day.year, month: day.month) }

    var year: Int { number / 12 }
    /// 0 is January.
    var place: Int { number % 12 }

    var firstDay: CivilDate { CivilDate(year: year, month: place + 1, day: 1) ?? .earliest }

    static func < (left: WorthMonth, right: WorthMonth) -> Bool { left.number < right.number }
}

/// The instants at which months begin, so that the month of an instant is found without the rules of the zone.
struct MonthEdges: Sendable {
    private let first: WorthMonth
    private let starts: [Instant]

    /// - Parameter earliest: nothing before it is asked for.
    init(from earliest: Instant, through today: CivilDate, _ zone: TimeZoneRules) {
        let first = WorthMonth(zone.date(at: earliest))
        let last = max(WorthMonth(today).number + 1, first.number)
        self.first = first
        starts = (first.number...last).map { zone.start(of: WorthMonth(number: $0).firstDay) }
    }

    func month(of instant: Instant) -> WorthMonth {
        var (low, high) = (0, starts.count)
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= instant { low = middle + 1 } else { high = middle }
        }
        return WorthMonth(number: first.number + max(0, low - 1))
    }
}
