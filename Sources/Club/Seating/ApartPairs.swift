import Chronology
import Persistence

/// Pairs whom a bureau never seats together. A branch's bureau sees and changes those of its own members; the club's all.
enum ApartPairs {
    static let pageSize = 50

    struct Shown: Sendable {
        var first: Party
        var second: Party
    }

    private static func isManaged(_ alias: String, by viewer: Viewer) -> SQL {
        viewer.runsClub ? "1 = 1" : "\(unsafe: alias).branch_id IN \(list: viewer.officerBranches)"
    }

    /// A page of them by name, and one more when there is a next page.
    ///
    /// - Parameter last: the pair above which a page ends.
    static func page(after last: Pair?, for viewer: Viewer, in db: any Connection) throws -> [Shown] {
        let beyond: SQL =
            last.map { last in
                """
                 AND (m.sort_name, x.first_id, x.second_id)
                     > ((SELECT l.sort_name FROM memberships l WHERE l.id = \(last.first)), \(last.first), \(last.second))
                """
            } ?? ""
        return try db.rows(
            """
            SELECT \(Party.columns("first", membership: "m", person: "p", company: "c")),
                   \(Party.columns("second", membership: "n", person: "q", company: "d"))
            FROM apart_pairs x
            JOIN memberships m ON m.id = x.first_id
            JOIN people p ON p.id = m.person_id
            JOIN companies c ON c.id = m.company_id
            JOIN memberships n ON n.id = x.second_id
            JOIN people q ON q.id = n.person_id
            JOIN companies d ON d.id = n.company_id
            WHERE \(isManaged("m", by: viewer)) AND \(isManaged("n", by: viewer))\(beyond)
            ORDER BY m.sort_name, x.first_id, x.second_id LIMIT \(rows: pageSize + 1)
            """
        ).map { Shown(first: try Party($0, "first"), second: try Party($0, "second")) }
    }

    /// - Returns: whether both are the viewer's to keep apart.
    static func add(
        _ pair: Pair, by viewer: Viewer, at now: Instant, in db: any Connection
    ) throws -> Bool {
        try db.execute(
            """
            INSERT INTO apart_pairs (first_id, second_id, noted_at, noted_by_id)
            SELECT m.id, n.id, \(now), \(viewer.person) FROM memberships m
            JOIN memberships n ON n.id = \(pair.second) AND n.status = 'active' AND \(isManaged("n", by: viewer))
            WHERE m.id = \(pair.first) AND m.status = 'active' AND \(isManaged("m", by: viewer))
              AND m.person_id <> n.person_id
            ON CONFLICT DO NOTHING
            """
        )
        return try isListed(pair, for: viewer, in: db)
    }

    private static func isListed(_ pair: Pair, for viewer: Viewer, in db: any Connection) throws -> Bool {
        let found: Int? = try db.value(
            """
            SELECT 1 FROM apart_pairs x
            JOIN memberships m ON m.id = x.first_id AND \(isManaged("m", by: viewer))
            JOIN memberships n ON n.id = x.second_id AND \(isManaged("n", by: viewer))
            WHERE x.first_id = \(pair.first) AND x.second_id = \(pair.second)
            """
        )
        return found != nil
    }

    static func remove(_ pair: Pair, by viewer: Viewer, in db: any Connection) throws {
        guard try isListed(pair, for: viewer, in: db) else { return }
        try db.execute(
            "DELETE FROM apart_pairs WHERE first_id = \(pair.first) AND second_id = \(pair.second)")
    }
}
