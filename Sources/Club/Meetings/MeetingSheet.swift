import Chronology
import Persistence

/// All that the page of a meeting shows one viewer, in two questions; two more ask for what the first says there is: the
/// viewer's tables, and what the meeting brought. What is the viewer's own is asked for with their seat, and nothing is
/// asked before it is known that they see the meeting.
struct MeetingSheet: Sendable {
    var meeting: ShownMeeting
    var parts: [NewMeeting.Part] = []
    var roles: [MeetingRole.Holder] = []
    var siblings: [MeetingSeries.Sibling] = []
    var attendance: AttendanceRepository.Own?
    var outcome: Outcome?
    var pass: OwnPass?
    var tables: OwnTables?
    var running: RunDoor?
    var photos = 0

    static func load(
        _ id: ID<Meeting>, for viewer: Viewer, at now: Instant, in db: any Connection
    ) throws -> MeetingSheet? {
        let seat = viewer.activeSeat?.membership
        let columns: SQL = """
            , \(OwnPass.columns), \(AttendanceRepository.Own.columns), u.started_at, u.ended_at,
            CASE WHEN \(RunRepository.isRun(by: viewer)) THEN 1 ELSE 0 END AS is_runner,
            (SELECT COUNT(*) FROM photos f WHERE f.meeting_id = k.id AND f.withdrawn_at IS NULL) AS photo_count,
            CASE WHEN EXISTS (
                SELECT 1 FROM seatings s JOIN seating_guests w ON w.seating_id = s.id AND w.membership_id = \(seat)
                WHERE s.meeting_id = k.id AND s.state = 'published') THEN 1 ELSE 0 END AS has_tables
            """
        let joins: SQL = """
            \(OwnPass.joins) \(AttendanceRepository.Own.join(seat)) LEFT JOIN meeting_runs u ON u.meeting_id = k.id
            """
        guard let row = try MeetingRepository.row(id, for: viewer, columns, joins, in: db) else { return nil }
        var sheet = MeetingSheet(meeting: try ShownMeeting(row))
        let isOver = sheet.meeting.state == .published && sheet.meeting.isOver(now)
        if isOver { sheet.attendance = try AttendanceRepository.Own(row) }
        sheet.pass = try OwnPass(row, of: sheet.meeting)
        sheet.running = try RunDoor(row, of: sheet.meeting, at: now)
        sheet.photos = try row.get("photo_count")
        try sheet.readProgramme(for: viewer, at: now, in: db)
        if let seat, try row.get("has_tables") { sheet.tables = try OwnTables.load(id, seat, in: db) }
        if isOver, sheet.meeting.isReckoned { sheet.outcome = try Outcome.of(sheet.meeting, in: db) }
        return sheet
    }

    /// The agenda, who holds which part, and the meetings of the series, as lines of one answer.
    private mutating func readProgramme(for viewer: Viewer, at now: Instant, in db: any Connection) throws {
        let series: SQL =
            MeetingSeries.siblings(of: meeting, for: viewer, at: now).map { siblings in
                """
                UNION ALL
                SELECT 'sibling', s.starts_at, s.local_start, 0, s.state, s.id FROM (\(siblings)) s
                """
            } ?? ""
        let rows = try db.rows(
            """
            SELECT 'part' AS what, position, title AS words, minutes, speaker AS name, speaker_id AS key
            FROM meeting_parts WHERE meeting_id = \(meeting.id)
            UNION ALL
            SELECT 'role', 0, role, 0, name, membership_id FROM meeting_roles WHERE meeting_id = \(meeting.id)
            \(series)
            ORDER BY 1, 2, 6
            """
        )
        for row in rows {
            switch try row.get("what", as: String.self) {
            case "part":
                parts.append(
                    NewMeeting.Part(
                        title: try row.get("words"), minutes: try row.get("minutes"), speaker: try row.get("name"),
                        seat: try row.get("key")))
            case "role":
                roles.append(
                    MeetingRole.Holder(role: try row.get("words"), name: try row.get("name"), seat: try row.get("key")))
            default:
                siblings.append(
                    MeetingSeries.Sibling(
                        id: try row.get("key"), start: try row.localTime("words"), state: try row.get("name")))
            }
        }
    }
}

extension RunDoor {
    /// From a row with when the meeting began to be run and ended, and whether the viewer runs it.
    fileprivate init?(_ row: Row, of meeting: ShownMeeting, at now: Instant) throws {
        guard meeting.state == .published else { return nil }
        let isRunner: Bool = try row.get("is_runner")
        var run = ShownRun(
            meeting: meeting.id, title: meeting.title, zone: meeting.zone, startsAt: meeting.startsAt,
            endsAt: meeting.endsAt, isRunner: isRunner, isHere: false, parts: [])
        if let startedAt: Instant = try row.get("started_at") {
            run.state = ShownRun.State(
                startedAt: startedAt, endedAt: try row.get("ended_at"), position: 1, versions: [:], keys: [:])
        }
        guard isRunner || run.isOn(now) else { return nil }
        (self.meeting, self.isRunner, isOn) = (meeting.id, isRunner, run.isOn(now))
    }
}
