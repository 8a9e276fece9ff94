import Chronology
import Jobs
import Localization
import Persistence
import Web

/// The codes that were asked for, and who may use them.
enum SignInRepository {
    /// Who has an address, if anyone.
    struct Known: Sendable {
        var person: ID<Person>
        var language: Language
        var passwordHash: String?
    }

    /// A code as asked for by a browser.
    struct Asked: Sendable {
        var id: ID<SignInCode>
        var email: String
        var person: ID<Person>?
        var codeHash: String
        var attempts: Int
        var expiresAt: Instant
        var isUsed: Bool
    }

    struct New: Sendable {
        var id: ID<SignInCode>
        var email: String
        var browserHash: String
        var codeHash: String
        var now: Instant
    }

    /// The person with that address who can sign in.
    static func person(email: String, in db: any Connection) throws -> Known? {
        let row = try db.first(
            "SELECT id, language, password_hash FROM people WHERE email = \(email) AND erased_at IS NULL")
        guard let row else { return nil }
        return Known(
            person: try row.get("id"),
            language: Language(rawValue: try row.get("language")) ?? .fr,
            passwordHash: try row.get("password_hash")
        )
    }

    /// Writes a code, for a known and an unknown address alike, and makes the browser's earlier ones void.
    static func insert(_ code: New, person: ID<Person>?, in db: any Connection) throws {
        try db.execute(
            "UPDATE sign_in_codes SET used_at = \(code.now) WHERE browser_hash = \(code.browserHash) AND used_at IS NULL"
        )
        try db.execute(
            """
            INSERT INTO sign_in_codes (id, email, person_id, browser_hash, code_hash, created_at, expires_at)
            VALUES (\(code.id), \(code.email), \(person), \(code.browserHash), \(code.codeHash), \(code.now),
                    \(code.now + SignInCode.life))
            """
        )
    }

    /// Puts the mail into the outbox when the address is somebody's. The statement is run for an unknown address
    /// too, so that the answer takes the same time.
    static func post(
        _ mail: OutboxMail,
        id: ID<OutboxMessage>,
        isKnown: Bool,
        now: Instant,
        in db: any Connection
    ) throws {
        try db.execute(
            """
            INSERT INTO outbox_messages (id, kind, recipient, recipient_name, language, subject, body_text, body_html,
                                         dedupe_key, created_at, next_attempt_at)
            SELECT \(id), \(mail.kind), \(mail.recipient.address.description), \(mail.recipient.name),
                   \(mail.language), \(mail.subject), \(mail.text), \(mail.html), \(mail.dedupeKey), \(now), \(now)
            WHERE 1 = \(isKnown)
            """
        )
    }

    /// The latest code a browser asked for.
    static func latest(browserHash: String, in db: any Connection) throws -> Asked? {
        let row = try db.first(
            """
            SELECT id, email, person_id, code_hash, attempts, expires_at, used_at FROM sign_in_codes
            WHERE browser_hash = \(browserHash) ORDER BY id DESC LIMIT 1
            """
        )
        guard let row else { return nil }
        let usedAt: Instant? = try row.get("used_at")
        return Asked(
            id: try row.get("id"), email: try row.get("email"), person: try row.get("person_id"),
            codeHash: try row.get("code_hash"), attempts: try row.get("attempts"),
            expiresAt: try row.get("expires_at"), isUsed: usedAt != nil
        )
    }

    /// Counts a wrong try.
    static func countTry(_ id: ID<SignInCode>, in db: any Connection) throws {
        try db.execute(
            "UPDATE sign_in_codes SET attempts = attempts + 1 WHERE id = \(id) AND attempts < \(SignInCode.tries)")
    }

    /// Takes the code, once: of two requests only one gets true.
    static func use(_ id: ID<SignInCode>, now: Instant, in db: any Connection) throws -> Bool {
        try db.execute("UPDATE sign_in_codes SET used_at = \(now) WHERE id = \(id) AND used_at IS NULL") == 1
    }
}
