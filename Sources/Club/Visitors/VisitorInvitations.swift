import Chronology
import Persistence
import Web

/// Invitations by which members bring visitors. Each address is drawn by chance; the database knows its hash, so that
/// nobody can be shown one twice: a member who needs it again makes another, and both open the same page.
enum VisitorInvitations {
    /// A new address for a meeting the member may come to; nil when there is nothing to invite to.
    static func make(
        _ token: SessionToken, _ id: ID<VisitorInvitation>, to meeting: ID<Meeting>, by viewer: Viewer,
        at now: Instant, in db: any Connection
    ) throws -> Bool {
        guard let seat = viewer.activeSeat?.membership else { return false }
        return try db.execute(
            """
            INSERT INTO visitor_invitations (id, meeting_id, membership_id, token_hash, made_at)
            SELECT \(id), k.id, \(seat), \(token.storedHash), \(now) FROM meetings k
            WHERE k.id = \(meeting) AND \(isOpen(now)) AND \(MeetingRepository.isVisible(to: viewer))
              AND (SELECT COUNT(*) FROM visitor_invitations i WHERE i.meeting_id = k.id AND i.membership_id = \(seat))
                  < \(Visitor.mostInvitations)
            """
        ) == 1
    }

    /// Whether visitors may register for the meeting `k`.
    static func isOpen(_ now: Instant) -> SQL {
        "k.state = 'published' AND k.open_to_visitors = 1 AND k.starts_at > \(now)"
    }

    /// What an address invites to; nil when it never was one of ours.
    static func find(_ token: SessionToken, in db: any Connection) throws -> InvitedMeeting? {
        try db.first(
            """
            SELECT k.id, k.kind, k.title, k.about, k.place, k.map_url, k.price, k.local_start, k.local_end, k.zone,
                   k.starts_at, k.state, k.open_to_visitors, b.name AS branch_name, m.status AS inviter_status,
                   CASE WHEN \(Registrations.seated("k.id")) >= k.capacity THEN 1 ELSE 0 END AS is_full,
                   CASE WHEN i.sent >= \(Visitor.mostRegistrations) THEN 1 ELSE 0 END AS is_used_up,
                   \(Party.columns("inviter", membership: "m", person: "p", company: "c"))
            FROM visitor_invitations i
            JOIN meetings k ON k.id = i.meeting_id
            LEFT JOIN branches b ON b.id = k.branch_id
            JOIN memberships m ON m.id = i.membership_id
            JOIN people p ON p.id = m.person_id
            JOIN companies c ON c.id = m.company_id
            WHERE i.token_hash = \(token.storedHash)
            """
        ).map(InvitedMeeting.init)
    }

    /// Counts that the form of an invitation was sent; what came of it makes no difference, so that the end of it tells
    /// nothing.
    ///
    /// - Returns: whether it could be sent once more.
    static func use(_ token: SessionToken, in db: any Connection) throws -> Bool {
        try db.execute(
            """
            UPDATE visitor_invitations SET sent = sent + 1
            WHERE token_hash = \(token.storedHash) AND sent < \(Visitor.mostRegistrations)
            """
        ) == 1
    }

    /// Addresses to what is long over.
    static func forget(endedBefore instant: Instant, in db: any Connection) throws {
        try db.execute(
            """
            DELETE FROM visitor_invitations WHERE meeting_id IN (SELECT id FROM meetings WHERE ends_at < \(instant))
            """
        )
    }
}
