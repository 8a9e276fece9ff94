import Chronology
import Hummingbird
import Persistence
import Web

/// The browser a session is opened in: how its owner will know it again, and the session it brought along.
struct Browser: Sendable {
    var device: String
    var formerToken: SessionToken?

    init(_ request: Request, _ house: House) {
        device = DeviceLabel.of(userAgent: request.headers[.userAgent] ?? "")
        formerToken = request.cookie(house.sessionCookie).flatMap { SessionToken(text: $0) }
    }

    init(device: String, formerToken: SessionToken? = nil) {
        self.device = device
        self.formerToken = formerToken
    }
}

/// Opens sessions: the one way in for codes, passwords, the founding and the demo.
///
/// ```swift
/// let browser = Browser(request, house)
/// let cookie = try await house.database.write { db in
///     try Sessions.open(person, in: browser, house, db)
/// }
/// return Response.redirect(to: HomeController.Routes.home()).setting(cookie)
/// ```
enum Sessions {
    /// A session ends at this age, used or not.
    static let absoluteLife: Duration = .seconds(180 * 86_400)

    /// Opens a session with a token no one has seen before, ends the one this browser had, and sets the cookie.
    ///
    /// - Parameters:
    ///   - person: who has just been recognised.
    ///   - seat: the membership to use; by default the latest active one, or any.
    /// - Throws: `DatabaseError`.
    static func open(
        _ person: ID<Person>,
        seat: ID<Membership>? = nil,
        in browser: Browser,
        _ house: House,
        _ db: any Connection
    ) throws -> SetCookie {
        let now = house.time.now()
        let token = SessionToken(from: house.random)
        try SessionRepository.endStale(former: browser.formerToken?.storedHash, of: person, now: now, in: db)
        try SessionRepository.insert(
            SessionRepository.New(
                id: house.ids.next(),
                tokenHash: token.storedHash,
                person: person,
                seat: seat ?? SessionRepository.usualSeat(of: person, in: db),
                device: browser.device,
                now: now
            ),
            in: db
        )
        // So that the bureau knows who has found the way.
        try db.execute("UPDATE people SET signed_in_at = \(now) WHERE id = \(person)")
        return SetCookie(house.sessionCookie, token.text, maxAge: Int(absoluteLife.components.seconds))
    }
}

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
