import Chronology
import Jobs
import Persistence
import Web

/// The codes by which those a letter is about open it. What is done for a letter that does not exist is done by the same
/// statements as for one that does.
enum SubjectRepository {
    /// How long a typed code opens the letter to its browser.
    static let open: Duration = .seconds(3600)
    /// No more codes than this are mailed for a letter in a day, whoever asks.
    static let codesPerDay = 8

    /// A code as asked for.
    struct Asked: Sendable {
        var id: ID<SignInCode>
        var letter: ID<Commendation>?
        var codeHash: String
        var attempts: Int
        var expiresAt: Instant
        var isUsed: Bool
    }

    struct New: Sendable {
        var id: ID<SignInCode>
        var letterHash: String
        var browserHash: String
        var codeHash: String
        var now: Instant
    }

    /// Where the code of a letter goes.
    struct Address: Sendable {
        var letter: ID<Commendation>
        var email: String
        var language: String
    }

    static func address(ofLetter hash: String, in db: any Connection) throws -> Address? {
        let row = try db.first(
            """
            SELECT id, email, language FROM commendations
            WHERE code_hash = \(hash) AND email IS NOT NULL AND state <> 'erased'
            """
        )
        guard let row else { return nil }
        return Address(letter: try row.get("id"), email: try row.get("email"), language: try row.get("language"))
    }

    /// How many codes were asked for a letter since.
    static func asked(forLetter hash: String, since: Instant, in db: any Connection) throws -> Int {
        try db.value(
            "SELECT count(*) FROM commendation_codes WHERE letter_hash = \(hash) AND created_at > \(since)") ?? 0
    }

    /// Writes a code and makes the browser's earlier ones for the letter void.
    static func insert(_ code: New, letter: ID<Commendation>?, in db: any Connection) throws {
        try db.execute(
            """
            UPDATE commendation_codes SET used_at = \(code.now)
            WHERE letter_hash = \(code.letterHash) AND browser_hash = \(code.browserHash) AND used_at IS NULL
            """
        )
        try db.execute(
            """
            INSERT INTO commendation_codes (id, letter_hash, commendation_id, browser_hash, code_hash, created_at,
                                            expires_at)
            VALUES (\(code.id), \(code.letterHash), \(letter), \(code.browserHash), \(code.codeHash), \(code.now),
                    \(code.now + SignInCode.life))
            """
        )
    }

    /// The latest code a browser asked for.
    static func latest(ofLetter hash: String, browserHash: String, in db: any Connection) throws -> Asked? {
        let row = try db.first(
            """
            SELECT id, commendation_id, code_hash, attempts, expires_at, used_at FROM commendation_codes
            WHERE letter_hash = \(hash) AND browser_hash = \(browserHash) ORDER BY id DESC LIMIT 1
            """
        )
        guard let row else { return nil }
        let usedAt: Instant? = try row.get("used_at")
        return Asked(
            id: try row.get("id"), letter: try row.get("commendation_id"), codeHash: try row.get("code_hash"),
            attempts: try row.get("attempts"), expiresAt: try row.get("expires_at"), isUsed: usedAt != nil)
    }

    static func countTry(_ id: ID<SignInCode>, in db: any Connection) throws {
        try db.execute(
            """
            UPDATE commendation_codes SET attempts = attempts + 1
            WHERE id = \(id) AND attempts < \(SignInCode.tries)
            """
        )
    }

    /// Takes the code, once, and opens the letter to the browser for a while.
    static func use(_ id: ID<SignInCode>, at now: Instant, in db: any Connection) throws -> Bool {
        try db.execute(
            """
            UPDATE commendation_codes SET used_at = \(now), open_until = \(now + open)
            WHERE id = \(id) AND used_at IS NULL
            """
        ) == 1
    }

    /// The letter a browser has open; nil when it has none.
    static func opened(
        ofLetter hash: String, browserHash: String, at now: Instant, in db: any Connection
    ) throws -> CommendationRecord? {
        let id = try db.value(
            """
            SELECT commendation_id FROM commendation_codes
            WHERE letter_hash = \(hash) AND browser_hash = \(browserHash) AND open_until > \(now)
            ORDER BY id DESC LIMIT 1
            """, as: ID<Commendation>?.self)
        guard case .some(.some(let letter)) = id else { return nil }
        return try CommendationRepository.find(letter, in: db)
    }

    static func forget(expiredBefore instant: Instant, in db: any Connection) throws {
        try db.execute(
            """
            DELETE FROM commendation_codes WHERE expires_at < \(instant) AND COALESCE(open_until, 0) < \(instant)
            """
        )
    }
}
