import Chronology
import Persistence

/// What the clock does with meetings: reminders of members and visitors, and keeping the local hour when the law of a time zone changes.
struct MeetingClock: Sendable {
    let notices: Notices
    let zones: ZoneDatabase

    /// The day before, and two hours before.
    static let dayBefore: Duration = .hours(24)
    static let hoursBefore: Duration = .hours(2)

    /// Reminds of what comes. A clock that jumps reminds of each once: what was reminded is written with it.
    func remind(due: Instant, in db: any Connection) throws {
        try remind("hours", due: due, within: Self.hoursBefore, in: db)
        // Who registers, or is reminded, two hours before needs no word of tomorrow.
        try remind("day", due: due, within: Self.dayBefore, beyond: Self.hoursBefore, in: db)
    }

    private func remind(
        _ mark: String, due: Instant, within: Duration, beyond: Duration = .zero, in db: any Connection
    ) throws {
        let column: SQL = mark == "day" ? "day_reminder_at" : "hours_reminder_at"
        let rows = try db.rows(
            """
            SELECT id, local_start, zone FROM meetings
            WHERE state = 'published' AND \(column) IS NULL AND starts_at > \(due + beyond)
              AND starts_at <= \(due + within) ORDER BY starts_at, id LIMIT 100
            """
        )
        guard !rows.isEmpty else { return }
        let all = try rows.map { try $0.get("id", as: ID<Meeting>.self) }
        try db.execute("UPDATE meetings SET \(column) = \(due) WHERE id IN \(list: all)")
        // Called for today, or passed by a clock that stood: nobody is told that it is tomorrow.
        let told = try rows.filter { try mark != "day" || !isToday($0, due) }.map {
            try $0.get("id", as: ID<Meeting>.self)
        }
        guard !told.isEmpty else { return }
        try MeetingTelling(notices: notices).remind(mark, told, at: due, in: db)
        try VisitorSeats(notices).remind(mark == "day" ? .tomorrow : .soon, told, at: due, in: db)
    }

    /// Whether the day of a meeting has come where it takes place.
    private func isToday(_ row: Row, _ now: Instant) throws -> Bool {
        let rules = try? zones.rules(named: try row.get("zone"))
        return try (rules ?? .utc).date(at: now) >= row.localTime("local_start").date
    }

    /// Reckons the instants of coming meetings again by the rules of today. Where one moved, its calendar entry gets a
    /// new version and those who answered are told.
    func keepLocalTimes(due: Instant, in db: any Connection) throws {
        let rows = try db.rows(
            """
            SELECT id, version, local_start, local_end, zone, starts_at, ends_at FROM meetings
            WHERE state <> 'cancelled' AND starts_at > \(due) ORDER BY zone, id
            """
        )
        var rules: [String: TimeZoneRules] = [:]
        for row in rows {
            let zone: String = try row.get("zone")
            // A zone that is no longer known keeps the instants it had.
            guard let known = rules[zone] ?? (try? zones.rules(named: zone)) else { continue }
            rules[zone] = known
            let (starts, ends) = (
                known.instant(of: try row.localTime("local_start")).resolved,
                known.instant(of: try row.localTime("local_end")).resolved
            )
            let (before, beforeEnd): (Instant, Instant) = (try row.get("starts_at"), try row.get("ends_at"))
            guard starts != before || ends != beforeEnd, starts < ends else { continue }
            let (id, version): (ID<Meeting>, Int) = (try row.get("id"), try row.get("version"))
            try db.execute(
                """
                UPDATE meetings SET starts_at = \(starts), ends_at = \(ends), version = version + 1, changed_at = \(due)
                WHERE id = \(id)
                """
            )
            try VisitorSeats(notices).move([id], at: due, in: db)
            try MeetingTelling(notices: notices).answered(
                .zone, "zone-\(version)", first: id, all: [id], by: nil, at: due, in: db)
        }
    }
}
