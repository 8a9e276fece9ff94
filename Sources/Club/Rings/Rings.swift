import Chronology
import Persistence
import Web

/// What happens to rings without anyone asking.
enum Rings {
    /// Closes those not all accepted in time, quietly.
    static func close(due: Instant, in db: any Connection) throws {
        try db.execute(
            "UPDATE rings SET state = 'closed', closed_at = \(due) WHERE state = 'open' AND expires_at <= \(due)")
    }

    /// A member leaves: a ring still open cannot stand, and its other members are told so, without a name: who is in a
    /// ring is known to its neighbours alone. One that stands is history.
    static func leave(
        _ seat: ID<Membership>, _ notices: Notices, at now: Instant, in db: any Connection
    ) throws {
        let waiting = try db.rows(
            """
            SELECT r.id, l.membership_id FROM ring_places p
            JOIN rings r ON r.id = p.ring_id AND r.state = 'open' AND r.expires_at > \(now)
            JOIN ring_places l ON l.ring_id = r.id AND l.membership_id <> \(seat)
            WHERE p.membership_id = \(seat) ORDER BY r.id, l.position
            """
        )
        for row in waiting {
            let id: ID<Ring> = try row.get("id")
            let notice = Notice(
                .ring, "rings.notice.left", path: RingController.Routes.ring(id), once: "ring-left-" + id.description)
            try notices.tell(notice, to: try row.get("membership_id", as: ID<Membership>.self), at: now, in: db)
        }
        try db.execute(
            """
            UPDATE rings SET state = 'closed', closed_at = \(now)
            WHERE state = 'open' AND id IN (SELECT p.ring_id FROM ring_places p WHERE p.membership_id = \(seat))
            """
        )
    }

    /// Tells all members that their ring stands.
    ///
    /// - Returns: whom.
    static func tellStanding(
        _ id: ID<Ring>, _ notices: Notices, at now: Instant, in db: any Connection
    ) throws -> [ID<Membership>] {
        let seats = try db.rows(
            "SELECT membership_id FROM ring_places WHERE ring_id = \(id) ORDER BY position"
        ).map { try $0.get("membership_id", as: ID<Membership>.self) }
        let notice = Notice(
            .ring, "rings.notice.stands", path: RingController.Routes.ring(id), once: "ring-stands-" + id.description)
        for seat in seats { try notices.tell(notice, to: seat, at: now, in: db) }
        return seats
    }
}
