import Club
import Persistence

/// What SQLite promises for this file. `synchronous=FULL` and `foreign_keys=ON` belong to a connection, not to the
/// file: `serve` sets and asserts them and does not start without.
enum DoctorSQLite {
    static func findings(_ db: any Connection) throws -> [Finding] {
        let journal: String = try db.value("PRAGMA journal_mode") ?? ""
        let version: String = try db.value("SELECT sqlite_version()") ?? ""
        let durable: Finding =
            journal == "wal"
            ? .ok("durability", "SQLite \(version), journal_mode=WAL; serve asserts synchronous=FULL, foreign_keys=ON.")
            : .warning(
                "durability", "SQLite \(version), journal_mode=\(journal): this file was not served yet.",
                mend: "Nothing: serve sets WAL and FULL, and asserts them.")
        return [durable]
    }

    static func seals(_ isSealed: Bool) -> Finding {
        if isSealed { return .ok("seals", "Every page carries a checksum that is compared when it is read.") }
        return .warning(
            "seals", "The pages carry no checksums: a byte the disk changed can go unnoticed.",
            mend: "Stop the server, then rabita backup FILE and rabita restore FILE --force")
    }
}
