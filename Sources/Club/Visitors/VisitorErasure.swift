import Chronology
import Persistence

/// Forgets who a visitor was: at their own wish, at that of whoever speaks for them, with their person, or after a year.
/// The row stays for the figures of the meeting.
enum VisitorErasure {
    /// So many in one transaction.
    private static let batch = 200

    static func erase(_ visitors: [ID<Visitor>], _ notices: Notices, at now: Instant, in db: any Connection) throws {
        guard !visitors.isEmpty else { return }
        let seated = try db.rows(
            """
            SELECT v.id FROM visitors v JOIN meetings k ON k.id = v.meeting_id
            WHERE v.id IN \(list: visitors) AND v.place IN ('coming', 'waiting') AND v.step = 'invited'
              AND k.starts_at > \(now) ORDER BY v.id
            """
        )
        // Each seat given back may go to somebody else, who is told.
        for row in seated {
            _ = try VisitorSeats(notices).cancel(try row.get("id"), by: nil, at: now, in: db)
        }
        try SeatingLeaving.leave(visitors, at: now, in: db)
        try VisitorContacts.release(visitors, in: db)
        try db.execute(
            """
            DELETE FROM outbox_messages
            WHERE kind = \(VisitorMail.kind)
              AND recipient IN (SELECT email FROM visitors WHERE id IN \(list: visitors) AND email IS NOT NULL)
            """
        )
        try db.execute("DELETE FROM visitor_links WHERE visitor_id IN \(list: visitors)")
        try db.execute("UPDATE visitor_steps SET note = '' WHERE visitor_id IN \(list: visitors)")
        try db.execute(
            """
            UPDATE visitors
            SET given_name = '', family_name = '', company = '', trade = '', phone = NULL, email = NULL,
                candidate_id = NULL, erased_at = \(now), changed_at = \(now)
            WHERE id IN \(list: visitors) AND erased_at IS NULL
            """
        )
    }

    /// What goes with an erased person: the visits they once made; what they wrote of visitors, and their invitations.
    static func forget(
        person: ID<Person>, email: String?, _ notices: Notices, at now: Instant, in db: any Connection
    ) throws {
        let seats: SQL = "(SELECT id FROM memberships WHERE person_id = \(person))"
        let own = try db.rows(
            """
            SELECT id FROM visitors
            WHERE erased_at IS NULL AND (email = \(email) OR candidate_id IN \(seats)) ORDER BY id
            """
        ).map { try $0.get("id", as: ID<Visitor>.self) }
        try erase(own, notices, at: now, in: db)
        try db.execute("UPDATE visitor_steps SET note = '' WHERE by_id = \(person)")
        try db.execute("DELETE FROM visitor_invitations WHERE membership_id IN \(seats)")
    }

    /// Forgets those nobody did anything for in a year.
    static func forget(before instant: Instant, _ notices: Notices, at now: Instant, in db: any Connection) throws {
        let old = try db.rows(
            """
            SELECT v.id FROM visitors v JOIN meetings k ON k.id = v.meeting_id
            WHERE v.erased_at IS NULL AND v.stepped_at < \(instant) AND k.ends_at < \(instant)
            ORDER BY v.stepped_at, v.id LIMIT \(rows: batch)
            """
        ).map { try $0.get("id", as: ID<Visitor>.self) }
        try erase(old, notices, at: now, in: db)
    }
}
