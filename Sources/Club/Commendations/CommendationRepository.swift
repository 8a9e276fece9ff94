import Chronology
import Persistence

/// The letters as their authors and anybody with their code read them.
enum CommendationRepository {
    private static let tables: SQL = "commendations c JOIN memberships m ON m.id = c.author_id"
    static let pageSize = 30

    /// What a person wrote through whatever seat, the newest first.
    static func written(
        by person: ID<Person>, before: ID<Commendation>?, in db: any Connection
    ) throws -> [CommendationRecord] {
        let older: SQL = before.map { " AND c.id < \($0)" } ?? ""
        return try db.rows(
            """
            SELECT \(CommendationRecord.columns) FROM \(tables) WHERE m.person_id = \(person)\(older)
            ORDER BY c.id DESC LIMIT \(rows: pageSize + 1)
            """
        ).map(CommendationRecord.init)
    }

    /// One of a person's own.
    static func written(
        _ id: ID<Commendation>, by person: ID<Person>, in db: any Connection
    ) throws -> CommendationRecord? {
        try db.first(
            "SELECT \(CommendationRecord.columns) FROM \(tables) WHERE c.id = \(id) AND m.person_id = \(person)"
        ).map(CommendationRecord.init)
    }

    /// The letter with a code, whatever its state; the caller says what of it is shown.
    static func coded(_ hash: String, in db: any Connection) throws -> CommendationRecord? {
        try db.first("SELECT \(CommendationRecord.columns) FROM \(tables) WHERE c.code_hash = \(hash)")
            .map(CommendationRecord.init)
    }

    /// One by its key, for the person it is about.
    static func find(_ id: ID<Commendation>, in db: any Connection) throws -> CommendationRecord? {
        try db.first("SELECT \(CommendationRecord.columns) FROM \(tables) WHERE c.id = \(id)")
            .map(CommendationRecord.init)
    }

    /// Who would sign: their name, company and club as they stand now.
    static func signatory(
        _ seat: ID<Membership>, in db: any Connection
    ) throws -> (name: String, company: String, club: String)? {
        let row = try db.first(
            """
            SELECT p.given_name, p.family_name, COALESCE(NULLIF(k.trade_name, ''), k.legal_name) AS company, l.name
            FROM memberships m JOIN people p ON p.id = m.person_id JOIN companies k ON k.id = m.company_id
            JOIN clubs l ON l.id = 1 WHERE m.id = \(seat)
            """
        )
        guard let row else { return nil }
        let (given, family): (String, String) = (try row.get("given_name"), try row.get("family_name"))
        return (given + " " + family, try row.get("company"), try row.get("name"))
    }
}
