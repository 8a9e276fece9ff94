import Chronology
import Club
import Foundation
import Persistence
import PersistencePostgres
import PersistenceSQLite

/// Takes a backup of a database in use into one file, and says so only when the file is whole, checked and on the
/// disk.
struct Backup {
    /// What was written.
    struct Result {
        let path: String
        let bytes: Int
        /// The number of the schema's last migration.
        let schema: Int
        let digest: String
    }

    let source: DatabaseAddress
    let path: String
    let now: Instant

    /// - Parameter isForced: whether a file of that name may be replaced.
    /// - Throws: ``Failure`` in words; then no file of that name was changed.
    func take(isForced: Bool) async throws -> Result {
        guard isForced || !DurableFile.exists(path) else {
            throw Failure("\(path) exists already; give another name, or --force to replace it.")
        }
        let temporary = path + ".tmp"
        try DurableFile.create(temporary)
        do {
            let schema: Int
            switch source {
            case .sqlite(let file): schema = try await copySQLite(file, to: temporary)
            case .postgres(let url): schema = try await PostgresBackup(url: url, now: now).dump(to: temporary)
            }
            try DurableFile.flush(temporary)
            let digest = try BackupDigest(backup: temporary).computed()
            let beside = BackupDigest(backup: path)
            unlink(beside.path)
            try DurableFile.move(temporary, to: path)
            try beside.record(digest)
            let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
            return Result(path: path, bytes: size ?? 0, schema: schema, digest: digest)
        } catch {
            unlink(temporary)
            throw error
        }
    }

    private func copySQLite(_ file: String, to copy: String) async throws -> Int {
        guard DurableFile.exists(file) else { throw Failure("There is no database \(file).") }
        let reader = try SQLiteReader(path: file)
        do {
            try await reader.copy(to: copy) { db in try BackupScrub.scrub(db) }
        } catch DatabaseError.unavailable {
            throw Failure("The database cannot be read to its end; run rabita verify.")
        }
        try await reader.close()
        return try await Self.check(copy)
    }

    /// Reads a SQLite copy from end to end.
    private static func check(_ copy: String) async throws -> Int {
        let reader = try SQLiteReader(path: copy)
        let damage = try await reader.damage()
        let schema = try await reader.read { db in try SchemaNumber.current(in: db) }
        try await reader.close()
        guard damage.isEmpty else { throw Failure("The copy is not sound: \(damage[0])") }
        guard let schema else { throw Failure("The database is empty: there is nothing to back up.") }
        return schema
    }
}
