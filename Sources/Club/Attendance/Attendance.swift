import Chronology
import Persistence
import Web

/// Who was at a meeting: reckoned once it is over from answers and from who arrived, then in the bureau's hands.
enum Attendance {
    enum State: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case present, late, substitute, excused, absent

        /// Whether the member took part, or somebody for them.
        var counts: Bool { self == .present || self == .late || self == .substitute }
        static let counting = allCases.filter(\.counts)
    }

    /// How long after its end a meeting is reckoned: a phone may still hold arrivals to send.
    static let patience: Duration = .minutes(30)

    /// How long after the end arrivals may still come: as long as the desk may note them.
    static let late: Duration = .days(8)

    /// Reckons meetings that are over. Where nobody noted arrivals, whoever said they come was there; whoever only might,
    /// or waited for a seat, is not counted as anything unless they arrived.
    static func close(due: Instant, in db: any Connection) throws {
        let meetings = try db.rows(
            """
            SELECT id FROM meetings
            WHERE state = 'published' AND attendance_at IS NULL AND ends_at <= \(due - patience)
            ORDER BY ends_at, id LIMIT 100
            """
        ).map { try $0.get("id", as: ID<Meeting>.self) }
        if !meetings.isEmpty {
            let those: SQL = "r.meeting_id IN \(list: meetings)"
            try db.execute("\(insertion(those, at: due)) ON CONFLICT (meeting_id, membership_id) DO NOTHING")
            try db.execute("UPDATE meetings SET attendance_at = \(due) WHERE id IN \(list: meetings)")
        }
        // What was noted late still counts, as long as the bureau said nothing else.
        let reckoned: SQL = """
            a.id IS NOT NULL AND r.meeting_id IN (
                SELECT id FROM meetings WHERE attendance_at IS NOT NULL AND ends_at > \(due - late))
            """
        try db.execute(
            """
            \(insertion(reckoned, at: due)) ON CONFLICT (meeting_id, membership_id) DO UPDATE
            SET state = excluded.state, noted_at = excluded.noted_at
            WHERE attendances.noted_by_id IS NULL AND attendances.state IN ('absent', 'excused')
            """
        )
    }

    private static func insertion(_ condition: SQL, at now: Instant) -> SQL {
        """
        INSERT INTO attendances (meeting_id, membership_id, state, noted_at)
        SELECT r.meeting_id, r.membership_id,
               CASE WHEN r.answer = 'substitute' AND (a.id IS NOT NULL OR d.meeting_id IS NULL) THEN 'substitute'
                    WHEN a.is_late = 1 THEN 'late'
                    WHEN a.id IS NOT NULL OR d.meeting_id IS NULL AND r.answer = 'coming' THEN 'present'
                    WHEN r.answer = 'declined' THEN 'excused' ELSE 'absent' END,
               \(now)
        FROM registrations r
        LEFT JOIN arrivals a ON a.meeting_id = r.meeting_id AND a.registration_id = r.id
        LEFT JOIN (SELECT DISTINCT meeting_id FROM arrivals) d ON d.meeting_id = r.meeting_id
        WHERE \(condition) AND (a.id IS NOT NULL OR r.answer NOT IN ('maybe', 'waiting'))
        """
    }
}
