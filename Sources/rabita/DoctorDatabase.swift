import Chronology
import Club
import Foundation
import Persistence
import PersistencePostgres
import PersistenceSQLite

/// Whether the database keeps what it acknowledged, is the program's, and agrees with the clock.
struct DoctorDatabase {
    let address: DatabaseAddress
    let now: Instant

    func findings() async -> [Finding] {
        do {
            switch address {
            case .sqlite(let path):
                guard DurableFile.exists(path) else {
                    return [.ok("database", "There is no database \(path) yet; rabita serve makes it.")]
                }
                let reader = try SQLiteReader(path: path)
                let sealed = try SQLiteReader.isSealed(path)
                let findings = try await findings(reader) { db in
                    try DoctorSQLite.findings(db) + [DoctorSQLite.seals(sealed)]
                }
                try await reader.close()
                return findings
            case .postgres(let url):
                let settings = PostgresSettings(url: url, connections: 1)
                let database = try PostgresDatabase(settings, random: { SystemChance.number() })
                let findings = try await findings(database) { db in try DoctorPostgres.findings(db) }
                try await database.close()
                return findings
            }
        } catch {
            return [
                .fault(
                    "database", "\(address) cannot be read (\(error)).",
                    mend: "Is the address right, the server running, the file readable by this user? "
                        + "If so, run rabita verify.")
            ]
        }
    }

    private func findings(
        _ database: some Database, _ engine: @escaping @Sendable (any Connection) throws -> [Finding]
    ) async throws -> [Finding] {
        let settings = try await database.read { db in try engine(db) }
        let schema = try await schema(database)
        let newest = try await database.read { db in try Self.newest(db) }
        return settings + [schema] + [newest.map(clock)].compactMap { $0 }
    }

    private func schema(_ database: some Database) async throws -> Finding {
        do {
            let pending = try await Migrator(Schema.migrations, now: { SystemClock.now() }).plan(database)
            guard pending.isEmpty else {
                return .warning(
                    "schema", "\(pending.count) migrations are to come.",
                    mend: "rabita serve applies them; rabita migrate does it now.")
            }
            return .ok("schema", "The schema is this program's.")
        } catch let error as MigrationError {
            return .fault(
                "schema", "\(error).", mend: "Install the version of rabita that wrote it, or restore a backup.")
        }
    }

    /// The latest instant that anything was written at; nil before the tables are there.
    private static func newest(_ db: any Connection) throws -> Instant? {
        guard let schema = try SchemaNumber.current(in: db), schema >= (Schema.migrations.last?.number ?? 0) else {
            return nil
        }
        return try db.value(
            """
            SELECT max(at) FROM (
                SELECT max(created_at) AS at FROM people
                UNION ALL SELECT max(seen_at) FROM sessions
                UNION ALL SELECT max(moved_at) FROM referrals
                UNION ALL SELECT max(happened_at) FROM activity_lines
                UNION ALL SELECT max(created_at) FROM outbox_messages
            ) latest
            """
        )
    }

    private func clock(_ newest: Instant) -> Finding {
        guard newest <= now + .seconds(300) else {
            return .fault(
                "clock and database", "The database holds a row of \(newest.text), later than the clock.",
                mend: "Set the clock; if it was ahead and is right now, wait, or restore an earlier backup.")
        }
        return .ok("clock and database", "The newest row is of \(newest.text).")
    }
}
