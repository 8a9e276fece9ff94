public import Chronology
public import Persistence
public import Web

/// What the machine's owner does with letters and the club's key, from the command line.
public enum CommendationRegister {
    /// Erases the letter with a code for someone it is about who has no address in it.
    ///
    /// - Returns: whether there was one.
    /// - Throws: `DatabaseError`.
    public static func erase(code: String, at now: Instant, in db: any Connection) throws -> Bool {
        guard let letter = try CommendationRepository.coded(CommendationCode.hash(ofTyped: code), in: db) else {
            return false
        }
        return try CommendationRepository.erase(letter.id, at: now, in: db)
    }

    /// Retires the key that signs and makes another one. Letters signed so far stay good.
    ///
    /// - Returns: the name of the new key.
    /// - Throws: `DatabaseError`.
    public static func changeKey(from random: some RandomSource, at now: Instant, in db: any Connection) throws
        -> String
    {
        try ClubKeyRepository.change(to: SigningKey(from: random), at: now, in: db).id
    }

    /// The club's keys as its site publishes them.
    ///
    /// - Throws: `DatabaseError`.
    public static func published(_ zone: TimeZoneRules, in db: any Connection) throws -> String {
        let name: String? = try db.value("SELECT name FROM clubs WHERE id = 1")
        return ClubKey.published(try ClubKeyRepository.all(zone, in: db), of: name ?? "Rabita")
    }
}
