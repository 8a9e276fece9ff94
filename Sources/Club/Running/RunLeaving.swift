import Chronology
import Persistence

/// A member whose seat empties no longer waits for the floor nor to present their company. What they said stays.
enum RunLeaving {
    static func leave(_ seat: ID<Membership>, _ notices: Notices, at now: Instant, in db: any Connection) throws {
        try db.execute("DELETE FROM run_turns WHERE membership_id = \(seat) AND state = 'waiting'")
        try db.execute(
            "UPDATE run_turns SET state = 'done', ended_at = \(now) WHERE membership_id = \(seat) AND state = 'speaking'"
        )
        try db.execute(
            """
            UPDATE run_pitches SET state = 'skipped', began_at = NULL
            WHERE membership_id = \(seat) AND state IN ('waiting', 'on')
            """
        )
    }
}
