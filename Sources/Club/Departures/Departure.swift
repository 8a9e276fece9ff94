import Chronology
import Persistence

/// The end of a membership. Only a decision ends one: the member's own, the bureau's, or an erasure asked for from the
/// command line. Whatever ends a membership calls this in its transaction, so that nothing of the member's stays open
/// by oversight: what others wait for is handed on or closed, and they are told.
enum Departure {
    /// What one feature hands on or closes when a seat empties. It may be called again for a seat that is empty.
    typealias Leaving = @Sendable (ID<Membership>, Notices, Instant, any Connection) throws -> Void

    /// The features with open things, one line each.
    static let features: [Leaving] = [
        PurchaseLeaving.leave,
        CommendationLeaving.leave,
        ReferralRepository.leave,
        DealRepository.leave,
        OpportunityRepository.leave,
        Introductions.leave,
        OneToOnes.leave,
        Matches.leave,
        Rings.leave,
        MeetingLeaving.leave,
        MeetingTaskLeaving.leave,
        RunLeaving.leave,
        VisitorLeaving.leave,
        SeatingLeaving.leave,
    ]

    /// Who decided.
    enum Author: Hashable, Sendable {
        case member(ID<Person>)
        case bureau(ID<Person>)
        case console

        var word: String {
            switch self {
            case .member: "member"
            case .bureau: "bureau"
            case .console: "console"
            }
        }

        var person: ID<Person>? {
            switch self {
            case .member(let person), .bureau(let person): person
            case .console: nil
            }
        }
    }

    struct Decision: Sendable {
        var author: Author
        var words = ""
        /// The last day of the membership.
        var day: CivilDate
    }

    /// Ends a membership and settles what is open. The history of the seat stands under its name.
    ///
    /// - Returns: whether it had not ended before.
    @discardableResult
    static func end(
        _ seat: ID<Membership>, _ decision: Decision, _ notices: Notices, at now: Instant, in db: any Connection
    ) throws -> Bool {
        let was: String? = try db.value("SELECT status FROM memberships WHERE id = \(seat) AND status <> 'left'")
        guard let was else { return false }
        let day = decision.day.isoText
        try db.execute(
            """
            UPDATE memberships
            SET status = 'left', left_on = CASE WHEN joined_on > \(day) THEN joined_on ELSE \(day) END,
                changed_at = \(now)
            WHERE id = \(seat)
            """
        )
        try db.execute(
            """
            INSERT INTO departures (id, membership_id, was, decided_by, author_id, words, left_on, ended_at)
            VALUES (\(notices.ids.next(Departure.self)), \(seat), \(was), \(decision.author.word),
                    \(decision.author.person), \(decision.words), \(day), \(now))
            """
        )
        try db.execute("DELETE FROM search_terms WHERE membership_id = \(seat)")
        try db.execute("UPDATE profile_audiences SET is_public = 0 WHERE membership_id = \(seat)")
        try useAnotherSeat(insteadOf: seat, in: db)
        try settle(seat, notices, at: now, in: db)
        return true
    }

    /// Hands on or closes what is open, with notice.
    static func settle(
        _ seat: ID<Membership>, _ notices: Notices, at now: Instant, in db: any Connection
    ) throws {
        for leave in features { try leave(seat, notices, now, db) }
    }

    /// A person with several seats stays signed in with one that is left to them.
    private static func useAnotherSeat(insteadOf seat: ID<Membership>, in db: any Connection) throws {
        let other: SQL = """
            SELECT MIN(o.id) FROM memberships o JOIN memberships m ON m.person_id = o.person_id
            WHERE m.id = \(seat) AND o.status = 'active'
            """
        try db.execute(
            """
            UPDATE sessions SET membership_id = (\(other)) WHERE membership_id = \(seat) AND (\(other)) IS NOT NULL
            """
        )
    }
}
