extension TimeZoneRules {
    /// The changes of the clocks within a range of instants, the earliest first; only those at which the offset, the
    /// kind of time or its name changes. Instants outside the years 1 to 9999 have none.
    public func transitions(in range: Range<Instant>) -> [ZoneTransition] {
        let bounds = range.clamped(to: .firstOfYears ..< .endOfYears)
        guard !bounds.isEmpty else { return [] }
        return moments(from: bounds.lowerBound.seconds, to: bounds.upperBound.seconds).compactMap { seconds in
            let instant = Instant(seconds: seconds)
            guard bounds.contains(instant) else { return nil }
            let (before, after) = (period(at: seconds - 1), period(at: seconds))
            return before == after ? nil : ZoneTransition(instant: instant, before: before, after: after)
        }
    }

    /// The last change of the clocks before that instant, or nil when there was none.
    public func transition(before instant: Instant) -> ZoneTransition? {
        // Where clocks change each year, the last year knows; all years are asked only where they do not.
        let recent = transitions(in: (instant - .days(400))..<instant)
        return recent.last ?? transitions(in: Instant(milliseconds: .min)..<instant).last
    }

    /// Where clocks may change.
    private func moments(from first: Int64, to last: Int64) -> [Int64] {
        var moments = file.transitions.filter { (first...last).contains($0) }
        if let daylight = file.rule?.daylight, let rule = file.rule {
            let begin = max(first, file.transitions.last ?? .min)
            guard begin <= last else { return moments }
            func year(_ seconds: Int64) -> Int { CivilDateTime(secondsSinceEpoch: seconds).date.year }
            // A change of one year may fall, in UTC, in its neighbour.
            for year in max(1, year(begin) - 1)...min(9999, year(last) + 1) {
                moments.append(daylight.start.seconds(year: year) - Int64(rule.standard))
                moments.append(daylight.end.seconds(year: year) - Int64(daylight.offset))
            }
        }
        return Set(moments).sorted()
    }
}

extension Instant {
    /// 0001-01-01T00:00:00Z.
    static let firstOfYears = Instant(seconds: -62_135_596_800)
    /// The first instant after the year 9999 in UTC.
    static let endOfYears = Instant(seconds: 253_402_300_800)
}
