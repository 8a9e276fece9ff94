public import Chronology
public import Persistence

/// What a backup leaves behind, and what a restored database must not do again.
public enum BackupScrub {
    /// Tables whose rows are worth nothing in a restored club, or let somebody in: open sessions and sign-in codes.
    /// After a restore everybody signs in anew; a session that was ended since the backup does not come back. And the
    /// club signs with a new key (docs/decisions/0010-club-key.md), for the secret half of the old one was in no backup.
    public static let leftOut = ["sessions", "sign_in_codes", "commendation_codes", "club_key_seeds"]

    /// Which of the outbox's messages hold a code in clear.
    public static let secretMail = SignInMail.kind

    /// Removes from a copy what a backup must not hold.
    ///
    /// - Throws: `DatabaseError`.
    public static func scrub(_ db: any Connection) throws {
        for table in leftOut where try exists(table, in: db) {
            try db.execute("DELETE FROM \(unsafe: table)")
        }
        if try exists("outbox_messages", in: db) {
            try db.execute("DELETE FROM outbox_messages WHERE kind = \(secretMail)")
        }
    }

    /// Takes mails with codes out of the outbox of a database in use, those apart that are being sent just now.
    ///
    /// - Throws: `DatabaseError`.
    public static func dropSecretMail(at now: Instant, in db: any Connection) throws {
        guard try exists("outbox_messages", in: db) else { return }
        try db.execute(
            """
            DELETE FROM outbox_messages
            WHERE kind = \(secretMail) AND (claimed_until IS NULL OR claimed_until <= \(now))
            """
        )
    }

    /// Whether no mail with a code is there.
    ///
    /// - Throws: `DatabaseError`.
    public static func isClean(_ db: any Connection) throws -> Bool {
        guard try exists("outbox_messages", in: db) else { return true }
        return try db.first("SELECT 1 AS found FROM outbox_messages WHERE kind = \(secretMail) LIMIT 1") == nil
    }

    /// Holds back the mails that waited when the backup was made: they have probably left since, and nobody should
    /// get one twice. Officers see them and may send them, and the trail says that a backup was restored.
    ///
    /// - Returns: how many were held back.
    /// - Throws: `DatabaseError`.
    public static func settleRestored(
        _ db: any Connection, at now: Instant, trail: ConsoleTrail
    ) throws -> Int {
        if try exists("activity_lines", in: db) { try trail.note(.restored, in: db) }
        guard try exists("outbox_messages", in: db) else { return 0 }
        return try db.execute(
            """
            UPDATE outbox_messages
            SET dead_at = \(now), claimed_until = NULL, claimed_by = NULL,
                last_error = 'restored from a backup: it may have been sent already'
            WHERE sent_at IS NULL AND dead_at IS NULL
            """
        )
    }

    private static func exists(_ table: String, in db: any Connection) throws -> Bool {
        switch db.engine {
        case .sqlite:
            try db.first("SELECT 1 AS found FROM sqlite_master WHERE type = 'table' AND name = \(table)") != nil
        case .postgres:
            try db.value("SELECT to_regclass(\(table)) IS NOT NULL") ?? false
        }
    }
}
