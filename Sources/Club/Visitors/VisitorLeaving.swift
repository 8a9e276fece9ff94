import Chronology
import Persistence

/// What becomes of a member's visitors when their seat empties: the invitations open nothing any more, and whoever still
/// waits for a step is handed to the bureau.
enum VisitorLeaving {
    static func leave(_ seat: ID<Membership>, _ notices: Notices, at now: Instant, in db: any Connection) throws {
        try db.execute("DELETE FROM visitor_invitations WHERE membership_id = \(seat)")
        let rows = try db.rows(
            """
            SELECT v.id, v.meeting_id, v.inviter_id, v.stepped_at, k.title
            FROM visitors v JOIN meetings k ON k.id = v.meeting_id
            WHERE v.inviter_id = \(seat) AND v.bureau_told_at IS NULL AND \(VisitorRepository.isOpen) ORDER BY v.id
            """
        )
        try VisitorReminders(notices: notices).tellBureau("handed", rows, at: now, in: db)
    }
}
