import Chronology
import Club
import Foundation
import Persistence
import PersistenceSQLite

/// Puts a backup in the place of a SQLite file.
struct SQLiteRestore {
    let backup: String
    let path: String
    let now: Instant

    func run() async throws -> Restore.Result {
        let hold: SQLiteHold
        do {
            hold = try SQLiteHold(path: path)
        } catch DatabaseError.unavailable {
            throw Failure("The folder \(DurableFile.folder(of: path)) cannot be written.")
        }
        defer { withExtendedLifetime(hold) {} }
        let temporary = path + ".restore"
        let heldBack: Int
        do {
            try copy(to: temporary)
            heldBack = try await prepare(temporary)
            try DurableFile.flush(temporary)
        } catch {
            for suffix in ["", "-wal", "-shm"] { unlink(temporary + suffix) }
            throw error
        }
        let kept = try setAside()
        try DurableFile.move(temporary, to: path)
        return Restore.Result(kept: kept, heldBack: heldBack)
    }

    private func copy(to temporary: String) throws {
        try DurableFile.create(temporary)
        let source = try FileHandle(forReadingFrom: URL(fileURLWithPath: backup))
        let target = try FileHandle(forWritingTo: URL(fileURLWithPath: temporary))
        defer {
            try? source.close()
            try? target.close()
        }
        while let piece = try source.read(upToCount: 1 << 20), !piece.isEmpty { try target.write(contentsOf: piece) }
        // Run by root, the file still belongs to whoever had the former one, or has the folder.
        let owner = DurableFile.exists(path) ? path : DurableFile.folder(of: path)
        var status = stat()
        if geteuid() == 0, stat(owner, &status) == 0 { _ = chown(temporary, status.st_uid, status.st_gid) }
    }

    /// Makes the copy fit to be served, or refuses it.
    private func prepare(_ temporary: String) async throws -> Int {
        let reader = try SQLiteReader(path: temporary)
        let damage = try await reader.damage()
        if let first = damage.first { throw Failure("The backup is damaged: \(first)") }
        _ = try await Migrator(Schema.migrations, now: { SystemClock.now() }).plan(reader)
        try await reader.close()
        let database = try SQLiteDatabase(path: temporary)
        let (now, trail) = (now, ConsoleTrail.now())
        let heldBack = try await database.write { db in try BackupScrub.settleRestored(db, at: now, trail: trail) }
        try await database.close()
        let log = try? FileManager.default.attributesOfItem(atPath: temporary + "-wal")[.size] as? Int
        guard (log ?? 0) == 0 else { throw Failure("The new database's log cannot be moved into its file.") }
        for suffix in ["-wal", "-shm"] { unlink(temporary + suffix) }
        return heldBack
    }

    /// Keeps the former database under another name, with the log that may hold a part of it. The log must be gone
    /// before the new file has its name: SQLite would take it for the new one's.
    private func setAside() throws -> String? {
        guard DurableFile.exists(path) else { return nil }
        let kept = Restore.free(path + ".before-restore-" + Restore.stamp(now), isTaken: DurableFile.exists)
        try DurableFile.link(path, as: kept)
        if DurableFile.exists(path + "-wal") { try DurableFile.link(path + "-wal", as: kept + "-wal") }
        try DurableFile.flush(DurableFile.folder(of: path))
        unlink(path + "-wal")
        unlink(path + "-shm")
        return kept
    }
}
