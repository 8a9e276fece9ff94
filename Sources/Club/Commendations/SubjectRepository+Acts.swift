import Chronology
import Persistence

/// What those a letter is about may do with it. Each answers whether anything changed: a repetition changes nothing.
extension SubjectRepository {
    static func claim(_ id: ID<Commendation>, at now: Instant, in db: any Connection) throws -> Bool {
        try db.execute(
            """
            UPDATE commendations SET claimed_at = \(now), changed_at = \(now)
            WHERE id = \(id) AND claimed_at IS NULL AND state <> 'erased'
            """
        ) == 1
    }

    static func answer(
        _ text: String, to id: ID<Commendation>, at now: Instant, in db: any Connection
    ) throws -> Bool {
        try db.execute(
            """
            UPDATE commendations SET answer = \(text), answered_at = \(now), changed_at = \(now)
            WHERE id = \(id) AND answer <> \(text) AND state = 'standing'
            """
        ) == 1
    }

    static func hide(_ isHidden: Bool, _ id: ID<Commendation>, at now: Instant, in db: any Connection) throws -> Bool {
        try db.execute(
            """
            UPDATE commendations SET is_hidden = \(isHidden), changed_at = \(now)
            WHERE id = \(id) AND is_hidden <> \(isHidden) AND state = 'standing'
            """
        ) == 1
    }

    /// Whether search engines may show the page: nobody but whom it is about says so.
    static func list(_ isListed: Bool, _ id: ID<Commendation>, at now: Instant, in db: any Connection) throws -> Bool {
        try db.execute(
            """
            UPDATE commendations SET is_listed = \(isListed), changed_at = \(now)
            WHERE id = \(id) AND is_listed <> \(isListed) AND state = 'standing'
            """
        ) == 1
    }
}
