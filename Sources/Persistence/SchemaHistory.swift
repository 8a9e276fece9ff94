import Chronology

/// The table that remembers which migrations a database has.
enum SchemaHistory {
    struct Entry: Sendable {
        let number: Int
        let name: String
        let checksum: String
    }

    static func exists(_ db: any Connection) throws -> Bool {
        switch db.engine {
        case .sqlite:
            try db.first("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_migrations'") != nil
        case .postgres:
            try db.value("SELECT to_regclass('schema_migrations') IS NOT NULL") ?? false
        }
    }

    static func create(_ db: any Connection) throws {
        if db.engine == .postgres {
            // Two servers may start at once; `IF NOT EXISTS` alone can then fail in PostgreSQL.
            try db.execute("SELECT pg_advisory_xact_lock(7161749)")
        }
        try db.run(
            script: """
                CREATE TABLE IF NOT EXISTS schema_migrations (
                    number BIGINT NOT NULL PRIMARY KEY,
                    name TEXT NOT NULL,
                    checksum TEXT NOT NULL,
                    applied_at BIGINT NOT NULL
                )
                """
        )
    }

    /// A migration of a large table, and the wait for one, may last longer than any page would.
    static func takeTime(_ db: any Connection) throws {
        if db.engine == .postgres {
            try db.execute("SET LOCAL statement_timeout = 0")
        }
    }

    /// Waits for another process that migrates. It is a table lock, and the first statement, because the snapshot
    /// of a serializable transaction must be taken after the wait and not before; SQLite's `BEGIN IMMEDIATE`
    /// is that lock already.
    static func lock(_ db: any Connection) throws {
        if db.engine == .postgres {
            try db.execute("LOCK TABLE schema_migrations IN EXCLUSIVE MODE")
        }
    }

    static func applied(_ db: any Connection) throws -> [Entry] {
        try db.rows("SELECT number, name, checksum FROM schema_migrations ORDER BY number").map { row in
            Entry(number: try row.get("number"), name: try row.get("name"), checksum: try row.get("checksum"))
        }
    }

    static func record(_ migration: Migration, at now: Instant, _ db: any Connection) throws {
        let checksum = migration.checksum(for: db.engine)
        try db.execute(
            """
            INSERT INTO schema_migrations (number, name, checksum, applied_at)
            VALUES (\(migration.number), \(migration.name), \(checksum), \(now))
            """
        )
    }
}
