import Chronology
import Morocco
import Persistence

/// The trademarks of a company: read and written by its members alone.
enum TrademarkRepository {
    private static let columns: SQL = "k.id, k.name, k.ompic_number, k.nice_classes, k.status, k.expires_on"

    static func all(of viewer: Viewer, in db: any Connection) throws -> [Trademark] {
        let rows = try db.rows(
            """
            SELECT \(columns) FROM trademarks k WHERE k.company_id = (\(company(of: viewer)))
            ORDER BY k.folded_name, k.id
            """
        )
        return try rows.map(Trademark.init)
    }

    static func trademark(_ id: ID<Trademark>, of viewer: Viewer, in db: any Connection) throws -> Trademark? {
        try db.first(
            "SELECT \(columns) FROM trademarks k WHERE k.id = \(id) AND k.company_id = (\(company(of: viewer)))"
        ).map(Trademark.init)
    }

    /// Adds one; sent again, its key is there already and nothing is added.
    ///
    /// - Throws: `DatabaseError.uniqueViolation` when the company has one of that name.
    static func add(
        _ record: TrademarkRecord, as id: ID<Trademark>, of viewer: Viewer, in db: any Connection
    ) throws {
        if try trademark(id, of: viewer, in: db) != nil { return }
        let changed = try db.execute(
            """
            INSERT INTO trademarks (id, company_id, name, folded_name, ompic_number, nice_classes, status, expires_on)
            SELECT \(id), m.company_id, \(record.name), \(Folding.fold(record.name)), \(record.number),
                   \(record.classes.stored), \(record.status), \(record.expiresOn?.isoText)
            FROM memberships m WHERE m.id = \(viewer.seat?.membership) AND m.person_id = \(viewer.person)
            ON CONFLICT (id) DO NOTHING
            """
        )
        try found(changed, viewer, in: db)
    }

    /// - Throws: `DatabaseError.uniqueViolation` when the company has another of that name.
    static func save(
        _ record: TrademarkRecord, as id: ID<Trademark>, of viewer: Viewer, in db: any Connection
    ) throws {
        let changed = try db.execute(
            """
            UPDATE trademarks SET name = \(record.name), folded_name = \(Folding.fold(record.name)),
                ompic_number = \(record.number), nice_classes = \(record.classes.stored), status = \(record.status),
                expires_on = \(record.expiresOn?.isoText)
            WHERE id = \(id) AND company_id = (\(company(of: viewer)))
            """
        )
        try found(changed, viewer, in: db)
    }

    static func remove(_ id: ID<Trademark>, of viewer: Viewer, in db: any Connection) throws {
        let changed = try db.execute(
            "DELETE FROM trademarks WHERE id = \(id) AND company_id = (\(company(of: viewer)))"
        )
        try found(changed, viewer, in: db)
    }

    /// A trademark of another company does not exist; one's own makes the company findable anew.
    private static func found(_ changed: Int, _ viewer: Viewer, in db: any Connection) throws {
        guard changed == 1, let seat = viewer.seat else { throw Refusal.notFound }
        try SearchIndex.rebuild(company: seat.company, in: db)
    }

    private static func company(of viewer: Viewer) -> SQL {
        "SELECT company_id FROM memberships WHERE id = \(viewer.seat?.membership) AND person_id = \(viewer.person)"
    }
}
