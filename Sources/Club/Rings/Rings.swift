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

    /// A member leaves: a ring still open cannot stand. One that stands is history.
    static func leave(
        _ seat: ID<Membership>, _ notices: Notices, at now: Instant, in db: any Connection
    ) throws {
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
