public import Persistence

/// What can be found wrong in a PostgreSQL database by reading all of it.
///
/// Every row is read, so that page checksums are compared where the cluster has them, and every `CHECK` and foreign
/// key is put to the rows anew. Indexes are not compared with their tables: `pg_amcheck` does that.
public enum PostgresAudit {
    /// - Returns: a sentence for each finding; empty when all is well.
    /// - Throws: ``DatabaseError`` when the catalog itself cannot be read.
    public static func damage(in db: any Connection) throws -> [String] {
        var found: [String] = []
        for table in try names("SELECT oid::regclass::text FROM pg_class WHERE \(ours) AND relkind = 'r'", in: db) {
            let problem = try count("SELECT count(t::text) FROM \(unsafe: table) t", in: db).problem
            if let problem { found.append("\(table) cannot be read to its end: \(problem)") }
        }
        return try found + checks(in: db) + references(in: db)
    }

    private static let ours: SQL = "relnamespace = current_schema()::regnamespace"

    private static func checks(in db: any Connection) throws -> [String] {
        let rows = try db.rows(
            """
            SELECT conrelid::regclass::text AS child, conname, pg_get_expr(conbin, conrelid) AS rule
            FROM pg_constraint WHERE contype = 'c' AND connamespace = current_schema()::regnamespace ORDER BY 1, 2
            """
        )
        return try rows.compactMap { row in
            let (table, name, rule): (String, String, String) =
                (try row.get("child"), try row.get("conname"), try row.get("rule"))
            let broken = try count(
                "SELECT count(*) FROM \(unsafe: table) WHERE NOT (\(unsafe: rule))", in: db)
            return broken.sentence("rows of \(table) break \(name)")
        }
    }

    private static func references(in db: any Connection) throws -> [String] {
        let rows = try db.rows(
            """
            SELECT c.conrelid::regclass::text AS child, c.confrelid::regclass::text AS parent, c.conname,
                   string_agg('c.' || quote_ident(a.attname) || ' IS NOT NULL', ' AND ') AS present,
                   string_agg('p.' || quote_ident(b.attname) || ' = c.' || quote_ident(a.attname), ' AND ') AS same
            FROM pg_constraint c
            CROSS JOIN LATERAL unnest(c.conkey, c.confkey) AS k (child, parent)
            JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.child
            JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = k.parent
            WHERE c.contype = 'f' AND c.connamespace = current_schema()::regnamespace
            GROUP BY c.oid, c.conrelid, c.confrelid, c.conname ORDER BY 1, 3
            """
        )
        return try rows.compactMap { row in
            let (child, parent): (String, String) = (try row.get("child"), try row.get("parent"))
            let (present, same): (String, String) = (try row.get("present"), try row.get("same"))
            let broken = try count(
                """
                SELECT count(*) FROM \(unsafe: child) c WHERE \(unsafe: present)
                AND NOT EXISTS (SELECT 1 FROM \(unsafe: parent) p WHERE \(unsafe: same))
                """, in: db)
            return broken.sentence("rows of \(child) refer to rows of \(parent) that are not there")
        }
    }

    private enum Count {
        case rows(Int)
        case unreadable(String)

        var problem: String? {
            if case .unreadable(let problem) = self { problem } else { nil }
        }

        func sentence(_ what: String) -> String? {
            switch self {
            case .rows(0): nil
            case .rows(let number): "\(number) \(what)"
            case .unreadable(let problem): "cannot tell whether \(what): \(problem)"
            }
        }
    }

    private static func count(_ sql: SQL, in db: any Connection) throws -> Count {
        do {
            return .rows(try db.savepoint { try db.value(sql) } ?? 0)
        } catch DatabaseError.other(let message) {
            return .unreadable(message)
        }
    }

    private static func names(_ sql: SQL, in db: any Connection) throws -> [String] {
        try db.rows(sql + " ORDER BY 1").map { try $0.get(at: 0) }
    }
}
