import Chronology
import Persistence

extension PhotoRepository {
    /// Takes a photo down at once, for everybody: whoever added it, whoever is named on it, the bureau. Nobody is asked
    /// why, and who did it is kept nowhere.
    static func withdraw(
        _ id: ID<Photo>, by viewer: Viewer, at now: Instant, in db: any Connection
    ) throws -> Photo.Outcome {
        let may: Int? = try db.value(
            """
            SELECT 1 FROM photos f
            WHERE f.id = \(id) AND f.withdrawn_at IS NULL
              AND (f.added_by_id = \(viewer.person) OR \(isNamed(viewer)) OR \(isManaged(viewer)))
            """
        )
        if may != nil {
            try empty([id], at: now, in: db)
            return .done([])
        }
        guard let photo = try find(id, for: viewer, in: db), photo.isWithdrawn else { return .notFound }
        return .alreadyDone
    }

    /// Leaves of these no more than that they were.
    private static func empty(_ ids: [ID<Photo>], at now: Instant, in db: any Connection) throws {
        guard !ids.isEmpty else { return }
        try db.execute("DELETE FROM photo_files WHERE photo_id IN \(list: ids)")
        try db.execute("DELETE FROM photo_people WHERE photo_id IN \(list: ids)")
        try db.execute(
            """
            UPDATE photos SET withdrawn_at = \(now), added_by_id = NULL, caption = ''
            WHERE id IN \(list: ids) AND withdrawn_at IS NULL
            """
        )
    }

    /// Takes down what an erased person added and what shows them.
    static func forget(person: ID<Person>, at now: Instant, in db: any Connection) throws {
        let ids = try db.rows(
            """
            SELECT f.id FROM photos f WHERE f.added_by_id = \(person)
            UNION
            SELECT n.photo_id FROM photo_people n JOIN memberships m ON m.id = n.membership_id
            WHERE m.person_id = \(person)
            """
        ).map { try $0.get("id", as: ID<Photo>.self) }
        try empty(ids, at: now, in: db)
    }

    /// Forgets the photos of meetings that long ago.
    static func forget(endedBefore end: Instant, in db: any Connection) throws {
        let old: SQL = "SELECT f.id FROM photos f JOIN meetings k ON k.id = f.meeting_id WHERE k.ends_at < \(end)"
        try db.execute("DELETE FROM photo_files WHERE photo_id IN (\(old))")
        try db.execute("DELETE FROM photo_people WHERE photo_id IN (\(old))")
        try db.execute("DELETE FROM photos WHERE id IN (\(old))")
    }
}
