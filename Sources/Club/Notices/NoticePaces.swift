import Persistence

/// How soon a person wants mail of each kind, and when none at all.
struct NoticePaces: Hashable, Sendable {
    var paces: [Notice.Kind: Notice.Pace]
    var quiet: QuietHours

    func pace(_ kind: Notice.Kind) -> Notice.Pace { paces[kind] ?? kind.usualPace }

    static func load(_ person: ID<Person>, in db: any Connection) throws -> NoticePaces {
        let rows = try db.rows(
            """
            SELECT p.quiet_from, p.quiet_until, w.kind, w.pace
            FROM people p LEFT JOIN notice_paces w ON w.person_id = p.id
            WHERE p.id = \(person)
            """
        )
        var paces: [Notice.Kind: Notice.Pace] = [:]
        for row in rows {
            guard let kind: Notice.Kind = try row.get("kind") else { continue }
            paces[kind] = try row.get("pace")
        }
        guard let row = rows.first else { return NoticePaces(paces: [:], quiet: .usual) }
        return NoticePaces(
            paces: paces, quiet: QuietHours(from: try row.get("quiet_from"), until: try row.get("quiet_until")))
    }

    func save(_ person: ID<Person>, in db: any Connection) throws {
        for kind in Notice.Kind.allCases { try Self.set(pace(kind), of: kind, for: person, in: db) }
        try Self.unsend(to: person, Notice.Kind.allCases.filter { pace($0) == .never }, in: db)
        try db.execute(
            "UPDATE people SET quiet_from = \(quiet.from), quiet_until = \(quiet.until) WHERE id = \(person)")
    }

    /// Takes back mails of these kinds that wait for their hour; Home still tells.
    static func unsend(to person: ID<Person>, _ kinds: [Notice.Kind], in db: any Connection) throws {
        try db.execute(
            """
            UPDATE notices SET mail_at = NULL
            WHERE person_id = \(person) AND mail_at IS NOT NULL AND mailed_at IS NULL AND kind IN \(list: kinds)
            """
        )
    }

    static func set(
        _ pace: Notice.Pace, of kind: Notice.Kind, for person: ID<Person>, in db: any Connection
    ) throws {
        try db.execute(
            """
            INSERT INTO notice_paces (person_id, kind, pace) VALUES (\(person), \(kind), \(pace))
            ON CONFLICT (person_id, kind) DO UPDATE SET pace = excluded.pace
            """
        )
    }
}
