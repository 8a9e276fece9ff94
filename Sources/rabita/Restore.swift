import Chronology
import Club
import Foundation
import Persistence
import PersistencePostgres
import PersistenceSQLite

/// Puts a backup in the place of a database that nobody uses.
struct Restore {
    /// What was done.
    struct Result {
        /// Where the former database is; nil when there was none.
        let kept: String?
        /// Mails that waited in the backup and are held back now.
        let heldBack: Int
    }

    let backup: BackupFile
    let target: DatabaseAddress
    let now: Instant

    /// Whether something stands where the backup is to go.
    func replacesSomething() async throws -> Bool {
        switch target {
        case .sqlite(let path):
            let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
            guard let size, size > 0 else { return false }
            return await holdsTables(path)
        case .postgres(let url):
            let database = try PostgresBackup.open(url)
            let isEmpty = try await database.read { db in try Self.isEmpty(db) }
            try await database.close()
            return !isEmpty
        }
    }

    /// What cannot be read may be worth something.
    private func holdsTables(_ path: String) async -> Bool {
        do {
            let reader = try SQLiteReader(path: path)
            let table = try await reader.read { db in try db.first("SELECT 1 AS found FROM sqlite_master LIMIT 1") }
            try await reader.close()
            return table != nil
        } catch {
            return true
        }
    }

    /// - Throws: ``Failure`` in words; then the former database is in its place.
    func run() async throws -> Result {
        switch (target, backup.kind) {
        case (.sqlite(let path), .sqlite):
            return try await SQLiteRestore(backup: backup.path, path: path, now: now).run()
        case (.postgres(let url), .postgres):
            return try await PostgresRestore(backup: backup.path, url: url, now: now).run()
        case (.sqlite, .postgres):
            throw Failure("The backup is PostgreSQL's and the database SQLite; name a postgres:// database.")
        case (.postgres, .sqlite):
            throw Failure("The backup is SQLite's and the database PostgreSQL; name a sqlite: database.")
        }
    }

    /// `20261123T080000Z`, for names of files.
    static func stamp(_ now: Instant) -> String {
        Instant(seconds: now.seconds).text.filter { $0 != "-" && $0 != ":" }
    }

    /// The name, or with `_2`, `_3` … the first that is free: two restores may meet in one second.
    static func free(_ name: String, isTaken: (String) throws -> Bool) rethrows -> String {
        var (candidate, number) = (name, 1)
        while try isTaken(candidate) {
            number += 1
            candidate = name + "_" + String(number)
        }
        return candidate
    }

    static func isEmpty(_ db: any Connection) throws -> Bool {
        try db.first("SELECT 1 AS found FROM pg_class WHERE relnamespace = 'public'::regnamespace LIMIT 1") == nil
    }
}
