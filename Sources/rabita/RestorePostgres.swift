import Chronology
import Club
import Foundation
import Persistence
import PersistencePostgres

/// Puts a dump in the place of what a PostgreSQL database holds. The former tables stay in a schema of their own.
struct PostgresRestore {
    let backup: String
    let url: String
    let now: Instant

    func run() async throws -> Restore.Result {
        let database = try PostgresBackup.open(url)
        do {
            let result = try await run(database)
            try await database.close()
            return result
        } catch {
            try? await database.close()
            throw error
        }
    }

    private func run(_ database: PostgresDatabase) async throws -> Restore.Result {
        let programs = try await PostgresBackup.programs(url, database)
        let name = PostgresPrograms.keptSchemas + Restore.stamp(now).lowercased()
        let kept = try await database.read { db in
            try Restore.free(name) { candidate in
                try db.first("SELECT 1 AS found FROM pg_namespace WHERE nspname = \(candidate)") != nil
            }
        }
        let hadTables = try await database.write { db in
            guard try Self.others(db) == 0 else {
                throw Failure("A rabita server uses the database; stop it first.")
            }
            guard try !Restore.isEmpty(db) else { return false }
            try db.run(script: "ALTER SCHEMA public RENAME TO \(kept); \(Self.newSchema)")
            return true
        }
        do {
            try programs.restore(backup)
        } catch {
            if hadTables {
                try await database.write { db in
                    try db.run(script: "DROP SCHEMA public CASCADE; ALTER SCHEMA \(kept) RENAME TO public")
                }
            }
            throw error
        }
        let (now, trail) = (now, ConsoleTrail.now())
        let heldBack = try await database.write { db in try BackupScrub.settleRestored(db, at: now, trail: trail) }
        return Restore.Result(kept: hadTables ? "schema \(kept)" : nil, heldBack: heldBack)
    }

    private static let newSchema = "CREATE SCHEMA public; GRANT USAGE ON SCHEMA public TO PUBLIC"

    /// Other connections of this program: servers, mostly.
    private static func others(_ db: any Connection) throws -> Int {
        try db.value(
            """
            SELECT count(*) FROM pg_stat_activity
            WHERE datname = current_database() AND application_name = 'rabita' AND pid <> pg_backend_pid()
            """
        ) ?? 0
    }
}
