import Chronology

/// The months and the year Home counts by, in the club's zone.
struct HomeCalendar: Sendable {
    /// The first days of the last six months, the present one last.
    let months: [CivilDate]
    /// The instants at which they begin, and the one at which the last ends.
    let edges: [Instant]
    let yearStart: Instant

    init(_ today: CivilDate, _ zone: TimeZoneRules) {
        let present = today.startOfMonth
        months = (0..<6).map { present.adding(months: $0 - 5) }
        edges = (months + [present.adding(months: 1)]).map { zone.start(of: $0) }
        yearStart = zone.start(of: today.startOfYear)
    }

    /// Which of the months an instant lies in.
    func position(of instant: Instant) -> Int? {
        guard let first = edges.first, let last = edges.last, instant >= first, instant < last else { return nil }
        return (edges.firstIndex { $0 > instant } ?? 1) - 1
    }
}
