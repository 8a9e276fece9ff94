import Club
import Persistence

/// What a PostgreSQL server promises.
enum DoctorPostgres {
    static func findings(_ db: any Connection) throws -> [Finding] {
        [
            try version(db),
            try setting("fsync", wanted: ["on"], db, "What was acknowledged can be lost with the power."),
            try setting(
                "synchronous_commit", wanted: ["on", "remote_write", "remote_apply"], db,
                "What was acknowledged can be lost with the power."),
            try setting("full_page_writes", wanted: ["on"], db, "A page half written by a power cut stays broken."),
            try checksums(db), try collation(db), try connections(db),
        ]
    }

    private static func version(_ db: any Connection) throws -> Finding {
        let number: Int = try db.value("SELECT current_setting('server_version_num')::BIGINT") ?? 0
        guard number >= 150_000 else {
            let mend = "Install PostgreSQL 15 or newer."
            return .fault("version", "PostgreSQL \(number / 10_000) is too old.", mend: mend)
        }
        return .ok("version", "PostgreSQL \(number / 10_000).\(number % 10_000).")
    }

    private static func setting(
        _ name: String, wanted: [String], _ db: any Connection, _ danger: String
    ) throws -> Finding {
        let value: String = try db.value("SELECT current_setting(\(name))") ?? ""
        if wanted.contains(value) { return .ok("durability", "\(name)=\(value).") }
        return .fault(
            "durability", "\(name)=\(value). \(danger)",
            mend: "ALTER SYSTEM SET \(name) = on; SELECT pg_reload_conf();")
    }

    private static func checksums(_ db: any Connection) throws -> Finding {
        let value: String = try db.value("SELECT current_setting('data_checksums')") ?? ""
        if value == "on" { return .ok("checksums", "data_checksums=on.") }
        return .warning(
            "checksums", "data_checksums=\(value): a byte the disk changed can go unnoticed.",
            mend: "Stop the server, then pg_checksums --enable --pgdata FOLDER")
    }

    private static func collation(_ db: any Connection) throws -> Finding {
        let row = try db.first(
            """
            SELECT datcollate AS collation, pg_encoding_to_char(encoding) AS encoding
            FROM pg_database WHERE datname = current_database()
            """
        )
        let collation: String = try row?.get("collation") ?? ""
        let encoding: String = try row?.get("encoding") ?? ""
        guard encoding == "UTF8" else {
            return .fault("encoding", "The database has \(encoding).", mend: "Make it anew with --encoding=UTF8.")
        }
        guard collation == "C" || collation == "POSIX" else {
            return .warning(
                "collation", "The database sorts by \(collation), and an update of the system may change how.",
                mend: "Make it with --lc-collate=C (docs/operations.md) and restore a backup into it.")
        }
        return .ok("collation", "UTF-8, ordered by bytes.")
    }

    private static func connections(_ db: any Connection) throws -> Finding {
        let row = try db.first(
            """
            SELECT current_setting('max_connections')::BIGINT - current_setting('superuser_reserved_connections')::BIGINT
                   AS most,
                   (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend') AS used,
                   (SELECT rolconnlimit FROM pg_roles WHERE rolname = current_user)::BIGINT AS own
            """
        )
        let (most, used): (Int, Int) = (try row?.get("most") ?? 0, try row?.get("used") ?? 0)
        let own: Int = try row?.get("own") ?? -1
        let room = own >= 0 ? min(most, own) : most
        let text = "\(room) connections, \(used) in use; a server takes 12."
        if room < 20 {
            return .warning(
                "connections", text, mend: "ALTER SYSTEM SET max_connections = 100; and restart PostgreSQL.")
        }
        return .ok("connections", text)
    }
}
