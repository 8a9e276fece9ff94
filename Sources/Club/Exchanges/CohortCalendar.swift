import Chronology

/// The twelve months cohorts are counted by, in the club's zone, the present one last.
struct CohortCalendar: Sendable {
    static let length = 12

    /// The first days.
    let months: [CivilDate]
    /// The instants at which they begin.
    let starts: [Instant]

    init(_ today: CivilDate, _ zone: TimeZoneRules) {
        let present = today.startOfMonth
        months = (0..<Self.length).map { present.adding(months: $0 + 1 - Self.length) }
        starts = months.map { zone.start(of: $0) }
    }
}
