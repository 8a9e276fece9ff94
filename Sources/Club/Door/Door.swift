import Chronology
import Crypto
import Persistence
import Web

/// The door of a meeting: a secret, drawn when the meeting is published or somebody registers, from which the addresses
/// in its QR codes are made. None of them opens anything by itself: the one on the wall needs a member who is signed in
/// or a visitor's own link, the one of a person somebody of the bureau.
enum Door {
    /// So long before the start people may note themselves.
    static let early: Duration = .hours(2)
    /// So long before the start the desk may note.
    static let deskEarly: Duration = .hours(6)
    /// So long after the end the desk may still note who was there.
    static let deskLate: Duration = .days(7)
    /// More after the start than this, and it is late.
    static let grace: Duration = .minutes(10)
    /// The longest a check-in is believed to have waited in a page without a connection.
    static let longestWait: Duration = .hours(12)

    /// Draws the secret, once.
    static func open(_ meeting: ID<Meeting>, from random: any RandomSource, at now: Instant, in db: any Connection)
        throws
    {
        try db.execute(
            """
            INSERT INTO doors (meeting_id, secret, made_at)
            VALUES (\(meeting), \(SessionToken(from: random).text), \(now)) ON CONFLICT (meeting_id) DO NOTHING
            """
        )
    }

    static func secret(of meeting: ID<Meeting>, in db: any Connection) throws -> String? {
        try db.value("SELECT secret FROM doors WHERE meeting_id = \(meeting)")
    }

    /// The code on the wall.
    static func wallCode(_ secret: String) -> String { code("wall", secret) }

    /// 120 bits that only the secret makes of these words (HMAC, RFC 2104).
    static func code(_ words: String, _ secret: String) -> String {
        let key = SymmetricKey(data: Array(secret.utf8))
        let mark = HMAC<SHA256>.authenticationCode(for: Array(words.utf8), using: key)
        return Base64URL.encode(Array(Array(mark).prefix(15)))
    }

    static func isSame(_ one: String, _ other: String) -> Bool {
        ConstantTime.equal(Array(one.utf8), Array(other.utf8))
    }

    /// Whether people may note themselves now.
    static func isOpen(_ startsAt: Instant, _ endsAt: Instant, _ now: Instant) -> Bool {
        now >= startsAt - early && now <= endsAt
    }

    /// Whether the desk may note now.
    static func isKept(_ startsAt: Instant, _ endsAt: Instant, _ now: Instant) -> Bool {
        now >= startsAt - deskEarly && now <= endsAt + deskLate
    }
}
