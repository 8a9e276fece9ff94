import Chronology
import Persistence

/// Meetings as their viewers may see them: those of the club and of one's branch once they are published, drafts by
/// those who may change them.
enum MeetingRepository {
    static let pageSize = 20

    /// Which ones are listed.
    enum Scope: String, CaseIterable, Sendable {
        case coming, mine, past, drafts
    }

    /// Whether the viewer may change the meeting `k`: the bureau of its branch, or that of the club.
    static func isManaged(by viewer: Viewer) -> SQL {
        if viewer.runsClub { return "1 = 1" }
        guard !viewer.officerBranches.isEmpty else { return "1 = 0" }
        return "k.branch_id IN \(list: viewer.officerBranches)"
    }

    /// Whether the viewer may see the meeting `k`.
    static func isVisible(to viewer: Viewer) -> SQL {
        "(\(isManaged(by: viewer)) OR k.state <> 'draft' AND k.published_at IS NOT NULL AND \(isCalled(viewer)))"
    }

    /// Whether the viewer is among those the meeting `k` is for, has a part in it, or answered it before they changed branch.
    static func isCalled(_ viewer: Viewer) -> SQL {
        let branch: SQL = viewer.activeSeat.map { " OR k.branch_id = \($0.branch)" } ?? ""
        return """
            (k.audience = 'club'\(branch) OR EXISTS (
                SELECT 1 FROM registrations v JOIN memberships s ON s.id = v.membership_id
                WHERE v.meeting_id = k.id AND s.person_id = \(viewer.person))
             OR \(RunRepository.holdsPart(viewer)) OR EXISTS (
                SELECT 1 FROM meeting_parts t JOIN memberships e ON e.id = t.speaker_id
                WHERE t.meeting_id = k.id AND e.person_id = \(viewer.person) AND e.status = 'active'))
            """
    }

    static func find(_ id: ID<Meeting>, for viewer: Viewer, in db: any Connection) throws -> ShownMeeting? {
        try db.first("\(select(viewer)) WHERE k.id = \(id) AND \(isVisible(to: viewer))").map(ShownMeeting.init)
    }

    /// The same as a row, with more columns and what they are joined from.
    static func row(
        _ id: ID<Meeting>, for viewer: Viewer, _ columns: SQL, _ joins: SQL, in db: any Connection
    ) throws -> Row? {
        try db.first(
            """
            \(select(viewer, viewer.activeSeat?.membership, columns)) \(joins)
            WHERE k.id = \(id) AND \(isVisible(to: viewer))
            """
        )
    }

    /// Those to come first to last, those past last to first; one more than a page when there is a next one.
    static func list(
        _ scope: Scope, after: ID<Meeting>?, for viewer: Viewer, at now: Instant, in db: any Connection
    ) throws -> [ShownMeeting] {
        let seat = viewer.activeSeat?.membership
        let condition: SQL =
            switch scope {
            case .coming: "k.state = 'published' AND k.ends_at > \(now) AND \(isVisible(to: viewer))"
            case .mine:
                """
                k.ends_at > \(now) AND \(isVisible(to: viewer))
                AND o.answer IN \(list: [.waiting, .maybe] + Meeting.Answer.sitting)
                """
            case .past: "k.ends_at <= \(now) AND \(isVisible(to: viewer)) AND k.state <> 'draft'"
            case .drafts: "k.state = 'draft' AND (\(isManaged(by: viewer)))"
            }
        let isBackwards = scope == .past
        let order: SQL = isBackwards ? "k.starts_at DESC, k.id DESC" : "k.starts_at, k.id"
        let place: SQL =
            after.map { id in
                let mark: SQL = "(SELECT a.starts_at, a.id FROM meetings a WHERE a.id = \(id))"
                return isBackwards ? " AND (k.starts_at, k.id) < \(mark)" : " AND (k.starts_at, k.id) > \(mark)"
            } ?? ""
        return try db.rows(
            "\(select(viewer, seat)) WHERE \(condition)\(place) ORDER BY \(order) LIMIT \(rows: pageSize + 1)"
        ).map(ShownMeeting.init)
    }

    /// The agenda in order.
    static func parts(_ id: ID<Meeting>, in db: any Connection) throws -> [NewMeeting.Part] {
        try db.rows(
            "SELECT title, minutes, speaker, speaker_id FROM meeting_parts WHERE meeting_id = \(id) ORDER BY position"
        ).map {
            NewMeeting.Part(
                title: try $0.get("title"), minutes: try $0.get("minutes"), speaker: try $0.get("speaker"),
                seat: try $0.get("speaker_id"))
        }
    }

    private static func select(_ viewer: Viewer) -> SQL { select(viewer, viewer.activeSeat?.membership) }

    private static func select(_ viewer: Viewer, _ seat: ID<Membership>?, _ more: SQL = "") -> SQL {
        """
        SELECT k.id, k.kind, k.title, k.about, k.place, k.map_url, k.price, k.branch_id, b.name AS branch_name,
               k.audience, k.open_to_visitors, k.capacity, k.local_start, k.local_end, k.zone, k.starts_at, k.ends_at,
               k.state, k.version, k.changed_at, k.cancel_reason, k.series_id, k.series_start, q.pattern, o.answer,
               o.substitute,
               CASE WHEN \(isManaged(by: viewer)) THEN 1 ELSE 0 END AS is_managed,
               CASE WHEN n.sent_at IS NULL THEN 0 ELSE 1 END AS has_minutes,
               CASE WHEN \(isCalled(viewer)) THEN 1 ELSE 0 END AS is_called, k.attendance_at,
               \(Registrations.seated("k.id")) AS seated,
               (SELECT COUNT(*) FROM registrations r WHERE r.meeting_id = k.id AND r.answer = 'waiting')
               + (SELECT COUNT(*) FROM visitors v WHERE v.meeting_id = k.id AND v.place = 'waiting') AS waiting,
               (SELECT COUNT(*) FROM registrations r
                WHERE r.meeting_id = k.id AND r.answer = 'waiting' AND (r.asked_at, r.id) <= (o.asked_at, o.id))
               + (SELECT COUNT(*) FROM visitors v
                  WHERE v.meeting_id = k.id AND v.place = 'waiting' AND (v.asked_at, v.id) <= (o.asked_at, o.id)) AS turn\(more)
        FROM meetings k
        LEFT JOIN branches b ON b.id = k.branch_id
        LEFT JOIN meeting_series q ON q.id = k.series_id
        LEFT JOIN minutes n ON n.meeting_id = k.id
        LEFT JOIN registrations o ON o.meeting_id = k.id AND o.membership_id = \(seat)
        """
    }
}

extension ShownMeeting {
    init(_ row: Row) throws {
        id = try row.get("id")
        kind = try row.get("kind")
        title = try row.get("title")
        about = try row.get("about")
        place = try row.get("place")
        mapURL = try row.get("map_url")
        price = try row.get("price")
        branch = try row.get("branch_id")
        branchName = try row.get("branch_name")
        audience = try row.get("audience")
        isOpenToVisitors = try row.get("open_to_visitors")
        capacity = try row.get("capacity")
        start = try row.localTime("local_start")
        end = try row.localTime("local_end")
        zone = try row.get("zone")
        startsAt = try row.get("starts_at")
        endsAt = try row.get("ends_at")
        state = try row.get("state")
        version = try row.get("version")
        changedAt = try row.get("changed_at")
        cancelReason = try row.get("cancel_reason")
        seated = try row.get("seated")
        waiting = try row.get("waiting")
        isManaged = try row.get("is_managed")
        hasMinutes = try row.get("has_minutes")
        isCalled = try row.get("is_called")
        isReckoned = try row.get("attendance_at", as: Instant?.self) != nil
        answer = try row.get("answer")
        substitute = try row.get("substitute", as: String?.self) ?? ""
        turn = answer == .waiting ? try row.get("turn") : nil
        if let id: ID<MeetingSeries> = try row.get("series_id") {
            series = MeetingSeries.Place(id: id, pattern: try row.get("pattern"), start: try row.get("series_start"))
        }
    }
}
