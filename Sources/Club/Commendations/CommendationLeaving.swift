import Chronology
import Persistence

/// What becomes of a member's letters when the member leaves.
enum CommendationLeaving {
    /// They stand until their day: the author vouched in their own name on a day when they were a member, and who was
    /// commended did nothing to lose it. Their page says "former member" from then on, nobody can renew them, and
    /// nobody is reminded. The author is told, and can still withdraw them.
    static func leave(_ seat: ID<Membership>, _ notices: Notices, at now: Instant, in db: any Connection) throws {
        let today = notices.zone.date(at: now)
        let last = try db.first(
            """
            SELECT id, issued_on FROM commendations
            WHERE author_id = \(seat) AND state = 'standing' AND expires_on >= \(today.isoText)
            ORDER BY id DESC LIMIT 1
            """
        )
        if let last, let day = CivilDate(isoText: try last.get("issued_on", as: String.self)) {
            try CommendationNotices(notices).tell(
                .left, about: try last.get("id"), of: seat, day: day, once: "\(seat)", at: now, in: db)
        }
    }
}
