import Chronology
import Persistence
import Web

/// The secret address in a mail by which its reader stops mails of its kinds without signing in (RFC 8058). It opens
/// nothing else, and the database knows only its hash.
enum UnsubscribeDoor {
    /// How long an address works: as long as its notice is kept.
    static let life = NoticeRepository.life

    /// Draws an address for one mail.
    static func open(
        for person: ID<Person>, _ kinds: Set<Notice.Kind>, from random: any RandomSource, at now: Instant,
        in db: any Connection
    ) throws -> SessionToken {
        let token = SessionToken(from: random)
        try write([(token, person)], kinds, at: now, in: db)
        return token
    }

    /// Draws one for each of many mails of the same kinds, in the order of those who get them.
    static func open(
        for people: [ID<Person>], _ kinds: Set<Notice.Kind>, from random: any RandomSource, at now: Instant,
        in db: any Connection
    ) throws -> [SessionToken] {
        let doors = people.map { (token: SessionToken(from: random), person: $0) }
        try write(doors, kinds, at: now, in: db)
        return doors.map(\.token)
    }

    private static func write(
        _ doors: [(token: SessionToken, person: ID<Person>)], _ kinds: Set<Notice.Kind>, at now: Instant,
        in db: any Connection
    ) throws {
        guard !doors.isEmpty else { return }
        let words = kinds.map(\.rawValue).sorted().joined(separator: ",")
        try db.insert(
            into: "unsubscribe_doors", columns: ["token_hash", "person_id", "kinds", "created_at"],
            rows: doors.map { door -> [any SQLBindable] in [door.token.storedHash, door.person, words, now] })
    }

    /// What the address lets its reader stop; nil when it was never one of ours, or is too old.
    static func find(
        _ token: SessionToken, at now: Instant, in db: any Connection
    ) throws -> (person: ID<Person>, kinds: [Notice.Kind])? {
        let row = try db.first(
            """
            SELECT person_id, kinds FROM unsubscribe_doors
            WHERE token_hash = \(token.storedHash) AND created_at > \(now - life)
            """
        )
        guard let row else { return nil }
        let words: String = try row.get("kinds")
        let kinds = words.split(separator: ",").compactMap { Notice.Kind(rawValue: String($0)) }
        return (try row.get("person_id"), kinds)
    }

    static func forget(openedBefore instant: Instant, in db: any Connection) throws {
        try db.execute("DELETE FROM unsubscribe_doors WHERE created_at < \(instant)")
    }
}
