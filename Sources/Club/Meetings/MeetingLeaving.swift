import Chronology
import Persistence

/// What becomes of a member's registrations when their seat empties: those to come are given up, and whoever waits
/// moves up. Past ones stand.
enum MeetingLeaving {
    /// Takes out the names an erased person gave, and their own; what they did at a meeting stays without it.
    static func forget(_ seats: SQL, in db: any Connection) throws {
        try db.execute(
            """
            UPDATE registrations SET substitute = '', answer = CASE WHEN answer = 'substitute' THEN 'coming' ELSE answer END
            WHERE membership_id IN \(seats)
            """
        )
        try db.execute(
            "DELETE FROM attendance_corrections WHERE membership_id IN \(seats) AND decided_at IS NULL")
        try db.execute("UPDATE attendance_corrections SET words = '' WHERE membership_id IN \(seats)")
        try db.execute("UPDATE meeting_roles SET name = '' WHERE membership_id IN \(seats)")
        try db.execute("UPDATE meeting_parts SET speaker = '' WHERE speaker_id IN \(seats)")
    }

    static func leave(_ seat: ID<Membership>, _ notices: Notices, at now: Instant, in db: any Connection) throws {
        let meetings = try db.rows(
            """
            SELECT r.meeting_id FROM registrations r JOIN meetings k ON k.id = r.meeting_id
            WHERE r.membership_id = \(seat) AND k.starts_at > \(now) AND r.answer <> 'declined' ORDER BY r.meeting_id
            """
        ).map { try $0.get("meeting_id", as: ID<Meeting>.self) }
        guard !meetings.isEmpty else { return }
        try db.execute(
            """
            UPDATE registrations SET answer = 'declined', substitute = '', answered_at = \(now)
            WHERE membership_id = \(seat) AND meeting_id IN \(list: meetings)
            """
        )
        let registrations = Registrations(notices: notices, ids: notices.ids)
        for meeting in meetings { try registrations.promote(meeting, at: now, in: db) }
    }
}
