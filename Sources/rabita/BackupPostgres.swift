import Chronology
import Club
import Foundation
import Persistence
import PersistencePostgres

/// The part of a backup that `pg_dump` does.
struct PostgresBackup {
    let url: String
    let now: Instant

    /// How often a state without codes in clear is looked for; each time, mails being sent get a moment to leave.
    private static let attempts = 50

    /// - Returns: the number of the schema's last migration.
    func dump(to file: String) async throws -> Int {
        let database = try Self.open(url)
        let programs = try await Self.programs(url, database)
        let schema: Int
        do {
            schema = try await dump(database, programs, file)
        } catch {
            try? await database.close()
            throw error
        }
        try await database.close()
        try programs.check(file)
        return schema
    }

    /// A dump may last; its transaction stands open as long.
    static func open(_ url: String) throws -> PostgresDatabase {
        let settings = PostgresSettings(url: url, connections: 1, statementTimeout: .seconds(86_400))
        return try PostgresDatabase(settings, random: { SystemChance.number() })
    }

    static func programs(_ url: String, _ database: some Database) async throws -> PostgresPrograms {
        let version = try await database.read { db in
            try db.value("SELECT current_setting('server_version_num')::BIGINT", as: Int.self)
        }
        let environment = ProcessInfo.processInfo.environment
        return try PostgresPrograms(url: url, major: version.map { $0 / 10_000 }, environment: environment)
    }

    /// `pg_dump` cannot leave rows out, so mails with codes leave the outbox first: one that was not sent yet is lost,
    /// and its reader asks for another. The dump is of a state that was seen to hold none.
    private func dump(_ database: PostgresDatabase, _ programs: PostgresPrograms, _ file: String) async throws -> Int {
        let now = now
        for _ in 1...Self.attempts {
            try await database.write { db in try BackupScrub.dropSecretMail(at: now, in: db) }
            let schema = try await database.read { db -> Int? in
                guard let schema = try SchemaNumber.current(in: db) else {
                    throw Failure("The database is empty: there is nothing to back up.")
                }
                guard try BackupScrub.isClean(db) else { return nil }
                guard let snapshot: String = try db.value("SELECT pg_export_snapshot()") else { return nil }
                try programs.dump(to: file, snapshot: snapshot, withoutRowsOf: BackupScrub.leftOut)
                return schema
            }
            if let schema { return schema }
            try await Task.sleep(for: .milliseconds(200))
        }
        throw Failure("A sign-in mail was being sent all the time; try again.")
    }
}
