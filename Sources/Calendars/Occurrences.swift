public import Chronology

extension RecurrenceRule {
    /// The local moments at which an event that starts then takes place, one after another and each found when it is
    /// asked for. The first is the start only when it fits the rule. Ends with the rule, with `last`, and in any case a
    /// hundred years after the start, so that a rule that never fits (`BYMONTH=2;BYMONTHDAY=31`) ends too.
    public func occurrences(from start: CivilDateTime, through last: CivilDate = .latest) -> Occurrences {
        Occurrences(self, start: start, last: last)
    }
}

/// The local moments of a ``RecurrenceRule``, in order; see ``RecurrenceRule/occurrences(from:through:)``.
public struct Occurrences: Sequence, IteratorProtocol, Sendable {
    private let chooser: DayChooser
    private let start: CivilDateTime
    private let last: CivilDateTime
    /// How many may still come.
    private var left: Int
    /// Which period comes next, from 0.
    private var period = 0
    /// Days of the last period read, the next at the end.
    private var pending: [CivilDate] = []

    init(_ rule: RecurrenceRule, start: CivilDateTime, last: CivilDate) {
        chooser = DayChooser(rule, start: start.date)
        self.start = start
        let horizon = Swift.min(last, start.date.adding(months: 1200))
        let end = CivilDateTime(date: horizon, time: CivilTime(secondOfDay: 86_399))
        switch rule.end {
        case .never: (left, self.last) = (.max, end)
        case .count(let count): (left, self.last) = (count, end)
        case .day(let day):
            (left, self.last) = (.max, Swift.min(end, CivilDateTime(date: day, time: end.time)))
        case .moment(let moment): (left, self.last) = (.max, Swift.min(end, moment))
        }
    }

    /// The next moment, or nil after the last.
    public mutating func next() -> CivilDateTime? {
        while left > 0 {
            while let day = pending.popLast() {
                let moment = CivilDateTime(date: day, time: start.time)
                guard moment >= start else { continue }
                guard moment <= last else { return finish() }
                left -= 1
                return moment
            }
            guard let first = chooser.firstDay(ofPeriod: period), first <= last.date else { return finish() }
            pending = chooser.days(ofPeriodFrom: first).reversed()
            period += 1
        }
        return nil
    }

    private mutating func finish() -> CivilDateTime? {
        left = 0
        pending = []
        return nil
    }
}
