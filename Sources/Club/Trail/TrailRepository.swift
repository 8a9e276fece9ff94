import Chronology
import Persistence

/// The lines of the trail. They are added and, after years, forgotten; nothing changes one.
enum TrailRepository {
    static func add(_ line: TrailLine, in db: any Connection) throws {
        try db.execute(
            """
            INSERT INTO activity_lines (id, actor_id, action, subject_type, subject_id, happened_at)
            VALUES (\(line.id), \(line.actor), \(line.action), '', \(line.subject), \(line.happenedAt))
            """
        )
    }

    /// The newest lines first, before a line when one is given.
    static func lines(
        before: ID<TrailLine>?, limit: Int, in db: any Connection
    ) throws -> [ShownTrailLine] {
        let place: SQL =
            before.map {
                " WHERE (l.happened_at, l.id) < (SELECT b.happened_at, b.id FROM activity_lines b WHERE b.id = \($0))"
            } ?? ""
        return try db.rows(
            """
            SELECT l.id, l.actor_id, l.action, l.happened_at, p.given_name, p.family_name,
                   q.given_name AS about_given, q.family_name AS about_family
            FROM activity_lines l
            LEFT JOIN people p ON p.id = l.actor_id
            LEFT JOIN memberships m ON m.id = l.subject_id
            LEFT JOIN people q
                ON q.id = CASE WHEN l.subject_type = 'person' THEN l.subject_id ELSE m.person_id END\(place)
            ORDER BY l.happened_at DESC, l.id DESC LIMIT \(rows: limit)
            """
        ).map { row in
            ShownTrailLine(
                id: try row.get("id"),
                actor: try row.get("actor_id", as: ID<Person>?.self) == nil
                    ? nil : name(try row.get("given_name"), try row.get("family_name")),
                action: try row.get("action"),
                about: try about(row),
                happenedAt: try row.get("happened_at")
            )
        }
    }

    static func forget(before instant: Instant, in db: any Connection) throws {
        try db.execute("DELETE FROM activity_lines WHERE happened_at < \(instant)")
    }

    /// An erased person has no name left.
    private static func about(_ row: Row) throws -> String? {
        guard let family = try row.text("about_family") else { return nil }
        let name = name(try row.get("about_given"), family)
        return name.isEmpty ? nil : name
    }

    private static func name(_ given: String, _ family: String) -> String {
        [given, family].filter { !$0.isEmpty }.joined(separator: " ")
    }
}
