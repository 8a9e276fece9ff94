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
            try db.execute("\(insertion(meetings, at: due)) ON CONFLICT (meeting_id, membership_id) DO NOTHING")
            try db.execute("UPDATE meetings SET attendance_at = \(due) WHERE id IN \(list: meetings)")
        }
        // What a phone sent late still counts, as long as the bureau said nothing else.
        try db.execute(
            """
            UPDATE attendances SET state = CASE WHEN a.is_late = 1 THEN 'late' ELSE 'present' END
            FROM arrivals a JOIN registrations r ON r.id = a.registration_id
            WHERE attendances.meeting_id = a.meeting_id AND attendances.membership_id = r.membership_id
              AND attendances.noted_by_id IS NULL AND attendances.state IN ('absent', 'excused')
              AND a.noted_at > attendances.noted_at
            """
        )
    }

    private static func insertion(_ meetings: [ID<Meeting>], at now: Instant) -> SQL {
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
        WHERE r.meeting_id IN \(list: meetings) AND (a.id IS NOT NULL OR r.answer NOT IN ('maybe', 'waiting'))
        """
    }
}
