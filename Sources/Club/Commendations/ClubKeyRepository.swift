import Chronology
import Persistence
import Web

/// The keys of the club. All servers share them through the database; a backup holds the public halves alone.
enum ClubKeyRepository {
    /// The key to sign with, made at first need: the very first letter, and the first one after a restore, whose secret
    /// half no backup had.
    static func current(from random: any RandomSource, at now: Instant, in db: any Connection) throws -> SigningKey {
        let seed: String? = try db.value(
            """
            SELECT s.seed FROM club_keys k JOIN club_key_seeds s ON s.key_id = k.id WHERE k.is_current = 1
            """
        )
        if let seed { return try SigningKey(stored: seed) }
        return try change(to: SigningKey(from: random), at: now, in: db)
    }

    /// Retires the key that signs and lets another one sign. What was signed stays good.
    @discardableResult
    static func change(to key: SigningKey, at now: Instant, in db: any Connection) throws -> SigningKey {
        try db.execute("UPDATE club_keys SET is_current = NULL, retired_at = \(now) WHERE is_current = 1")
        // A retired key never signs again, so its secret half is worth nothing but to a thief.
        try db.execute("DELETE FROM club_key_seeds")
        try db.execute(
            """
            INSERT INTO club_keys (id, public_key, made_at, is_current)
            VALUES (\(key.id), \(Base64URL.encode(key.publicKey)), \(now), 1)
            """
        )
        try db.execute("INSERT INTO club_key_seeds (key_id, seed) VALUES (\(key.id), \(key.stored))")
        return key
    }

    /// The public halves, the newest first.
    static func all(_ zone: TimeZoneRules, in db: any Connection) throws -> [ClubKey] {
        try db.rows("SELECT public_key, made_at, retired_at FROM club_keys ORDER BY made_at DESC, id")
            .compactMap { row in
                let retired: Instant? = try row.get("retired_at")
                return ClubKey(
                    bytes: Base64URL.decode(try row.get("public_key")) ?? [],
                    since: zone.date(at: try row.get("made_at")), retired: retired.map { zone.date(at: $0) })
            }
    }
}
