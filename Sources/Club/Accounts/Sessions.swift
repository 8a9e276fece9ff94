import Chronology
import Localization
import Persistence
import Web

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
        // Whoever chose a language at the door keeps it inside.
        if let language = browser.chosenLanguage {
            try db.execute("UPDATE people SET language = \(language.rawValue) WHERE id = \(person)")
        }
        return SetCookie(house.sessionCookie, token.text, maxAge: Int(absoluteLife.components.seconds))
    }
}
