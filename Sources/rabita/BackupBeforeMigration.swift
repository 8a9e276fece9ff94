import Chronology
import Club
import Foundation
import Persistence
import PersistenceSQLite

/// The backup that is taken before a database is changed by migrations, so that an update can be taken back.
struct BackupBeforeMigration {
    let address: DatabaseAddress
    let now: Instant

    /// How many are kept.
    static let kept = 3
    private static let mark = ".before-migration-"

    /// Takes one when there is something to lose: a schema that is behind this program's.
    ///
    /// - Returns: what was written, or nil when nothing was needed.
    /// - Throws: ``Failure``, `MigrationError` when the database is refused.
    @discardableResult
    func takeIfNeeded() async throws -> Backup.Result? {
        guard let schema = try await schemaToLeave() else { return nil }
        let digits = String(schema)
        let number = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        let path = base + Self.mark + number + "-" + Restore.stamp(now)
        let result = try await Backup(source: address, path: path, now: now).take(isForced: true)
        try prune()
        return result
    }

    /// Beside a SQLite file; for PostgreSQL in the working folder.
    private var base: String {
        switch address {
        case .sqlite(let path): path
        case .postgres: FileManager.default.currentDirectoryPath + "/rabita.dump"
        }
    }

    private func schemaToLeave() async throws -> Int? {
        switch address {
        case .sqlite(let path):
            let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
            guard let size, size > 0 else { return nil }
            return try await Self.schemaToLeave(try SQLiteReader(path: path))
        case .postgres(let url):
            return try await Self.schemaToLeave(try PostgresBackup.open(url))
        }
    }

    private static func schemaToLeave(_ database: some Database) async throws -> Int? {
        let pending = try await Migrator(Schema.migrations, now: { SystemClock.now() }).plan(database)
        let schema = try await database.read { db in try SchemaNumber.current(in: db) }
        try await database.close()
        return pending.isEmpty ? nil : schema
    }

    /// The time at the end of the name tells the newest.
    private func prune() throws {
        let folder = DurableFile.folder(of: base)
        let start = URL(fileURLWithPath: base).lastPathComponent + Self.mark
        let all = try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.hasPrefix(start) && $0.hasSuffix("Z") }
            .sorted { $0.suffix(16) > $1.suffix(16) }
        for name in all.dropFirst(Self.kept) {
            unlink(folder + "/" + name)
            unlink(folder + "/" + name + ".sha256")
        }
    }
}
