import Chronology
import Persistence

/// What happens to proposals without anyone asking.
enum Matches {
    /// Closes those whose term has passed, silently: whether a side said no or nothing looks the same.
    static func close(due: Instant, in db: any Connection) throws {
        try db.execute("UPDATE matches SET closed_at = \(due) WHERE closed_at IS NULL AND expires_at <= \(due)")
    }

    /// A member leaves: what waits is over. Their noes stand, should they come back.
    static func leave(
        _ seat: ID<Membership>, _ notices: Notices, at now: Instant, in db: any Connection
    ) throws {
        try db.execute(
            """
            UPDATE matches SET closed_at = \(now)
            WHERE closed_at IS NULL AND (first_id = \(seat) OR second_id = \(seat))
            """
        )
        try db.execute("DELETE FROM match_gaps WHERE membership_id = \(seat)")
    }
}
