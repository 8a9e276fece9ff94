import Chronology
import Persistence
import Web

/// Signs someone in without a question: the founder, and visitors of the demo club.
enum DoorSession {
    /// A session ends after this long, however much it is used.
    static let life: Duration = .seconds(180 * 86_400)

    static func open(
        _ token: SessionToken,
        id: ID<Session>,
        person: ID<Person>,
        membership: ID<Membership>,
        at now: Instant,
        in db: any Connection
    ) throws {
        try db.execute(
            """
            INSERT INTO sessions (id, token_hash, person_id, membership_id, created_at, seen_at, expires_at)
            VALUES (\(id), \(token.storedHash), \(person), \(membership), \(now), \(now), \(now + life))
            """
        )
    }

    static func cookie(_ token: SessionToken, _ house: House) -> SetCookie {
        SetCookie(house.sessionCookie, token.text, maxAge: Int(life.components.seconds))
    }
}
