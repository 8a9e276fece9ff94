import Chronology
import Persistence
import Web

/// What becomes of the tasks a member took on at meetings when their seat empties: the bureau of each meeting hears how
/// many there are, and gives them to somebody else or takes them out.
enum MeetingTaskLeaving {
    static func leave(_ seat: ID<Membership>, _ notices: Notices, at now: Instant, in db: any Connection) throws {
        let rows = try db.rows(
            """
            SELECT k.id, k.title, COUNT(*) AS task_count, MAX(t.id) AS last_id
            FROM meeting_tasks t JOIN meetings k ON k.id = t.meeting_id
            WHERE t.owner_id = \(seat) AND t.state = 'open' GROUP BY k.id, k.title ORDER BY k.id
            """
        )
        guard !rows.isEmpty else { return }
        let meetings = try Set(rows.map { try $0.get("id", as: ID<Meeting>.self) })
        let officers = try WelcomeOfficers.of(
            meetings, hostsFirst: false, on: notices.zone.date(at: now), in: db)
        let told = try rows.flatMap { row -> [(person: ID<Person>, notice: Notice)] in
            let id: ID<Meeting> = try row.get("id")
            let last: ID<MeetingTask> = try row.get("last_id")
            let notice = Notice(
                .meeting, "minutes.notice.left",
                ["title": .text(try row.get("title")), "count": .number(try row.get("task_count"))],
                path: MinutesController.Routes.minutes(id), once: "tasks-left-\(seat)-\(last)")
            return (officers[id] ?? []).map { (person: $0, notice: notice) }
        }
        try notices.tell(people: told, at: now, in: db)
    }
}
