import Chronology
import Persistence

extension SessionRepository {
    /// A session as its owner sees it.
    struct Open: Sendable {
        var id: ID<Session>
        var device: String
        var createdAt: Instant
        var seenAt: Instant
    }

    /// The sessions of a person that still open the club, the one used last first.
    static func open(of person: ID<Person>, now: Instant, in db: any Connection) throws -> [Open] {
        let idleSince = now - VisitRepository.idleLife
        let rows = try db.rows(
            """
            SELECT id, device, created_at, seen_at FROM sessions
            WHERE person_id = \(person) AND expires_at > \(now) AND seen_at > \(idleSince)
            ORDER BY seen_at DESC, id DESC LIMIT 100
            """
        )
        return try rows.map { row in
            Open(
                id: try row.get("id"), device: try row.get("device"), createdAt: try row.get("created_at"),
                seenAt: try row.get("seen_at")
            )
        }
    }

    /// When a session was opened.
    static func opened(_ session: ID<Session>, in db: any Connection) throws -> Instant? {
        try db.value("SELECT created_at FROM sessions WHERE id = \(session)")
    }
}
