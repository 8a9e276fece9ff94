import Chronology
import Persistence

/// The signed-in browsers.
enum SessionRepository {
    struct New: Sendable {
        var id: ID<Session>
        var tokenHash: String
        var person: ID<Person>
        var seat: ID<Membership>?
        var device: String
        var now: Instant
    }

    static func insert(_ session: New, in db: any Connection) throws {
        try db.execute(
            """
            INSERT INTO sessions (id, token_hash, person_id, membership_id, device, created_at, seen_at, expires_at)
            VALUES (\(session.id), \(session.tokenHash), \(session.person), \(session.seat), \(session.device),
                    \(session.now), \(session.now), \(session.now + Sessions.absoluteLife))
            """
        )
    }

    /// The seat a person most likely means: active before others, the latest first.
    static func usualSeat(of person: ID<Person>, in db: any Connection) throws -> ID<Membership>? {
        try db.value(
            """
            SELECT id FROM memberships WHERE person_id = \(person)
            ORDER BY CASE status WHEN 'active' THEN 0 WHEN 'candidate' THEN 1 WHEN 'suspended' THEN 2 ELSE 3 END,
                     id DESC
            LIMIT 1
            """
        )
    }

    /// Ends the session a browser had before, and clears what ran out.
    static func endStale(former: String?, of person: ID<Person>, now: Instant, in db: any Connection) throws {
        let idleSince = now - VisitRepository.idleLife
        try db.execute(
            """
            DELETE FROM sessions
            WHERE token_hash = \(former ?? "")
               OR (person_id = \(person) AND (expires_at <= \(now) OR seen_at <= \(idleSince)))
            """
        )
    }

    /// Ends one session of a person.
    ///
    /// - Returns: whether there was such a one.
    @discardableResult
    static func end(_ session: ID<Session>, of person: ID<Person>, in db: any Connection) throws -> Bool {
        try db.execute("DELETE FROM sessions WHERE id = \(session) AND person_id = \(person)") > 0
    }

    /// Ends all sessions of a person, or all but one.
    @discardableResult
    static func endAll(of person: ID<Person>, but kept: ID<Session>? = nil, in db: any Connection) throws -> Int {
        try db.execute("DELETE FROM sessions WHERE person_id = \(person) AND id <> \(kept?.rawValue ?? 0)")
    }
}
