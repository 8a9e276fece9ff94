import Chronology

/// The twelve months the pages of worth count by, in the club's zone, the present one last.
struct WorthCalendar: Sendable {
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

    /// The month of a day; nil outside the twelve.
    func position(of day: CivilDate) -> Int? {
        guard let first = months.first else { return nil }
        let position = (day.year - first.year) * 12 + day.month - first.month
        return months.indices.contains(position) ? position : nil
    }
}
