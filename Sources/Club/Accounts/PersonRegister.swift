public import Chronology
public import Persistence

/// The people of the club as the machine's owner handles them, from the command line.
public enum PersonRegister {
    /// A person with what is needed to tell them from others.
    public struct Entry: Sendable {
        /// The key.
        public var id: ID<Person>
        /// Nil for an erased person, and for one who cannot sign in.
        public var email: String?
        /// Given and family name; empty for an erased person.
        public var name: String
        /// A language code, as in `fr`.
        public var language: String
        /// When they last came in.
        public var signedInAt: Instant?
        /// When they were erased.
        public var erasedAt: Instant?
    }

    /// What the register shows of one person besides the entry.
    public struct Details: Sendable {
        /// "Company, branch (status)".
        public var seats: [String]
        /// "president of Rabat since 2026-01-01", past ones left out.
        public var mandates: [String]
        /// How many sessions are open.
        public var sessions: Int
    }

    private static let columns: SQL = "id, email, given_name, family_name, language, signed_in_at, erased_at"

    /// Everybody, by name.
    ///
    /// - Throws: `DatabaseError`.
    public static func list(in db: any Connection) throws -> [Entry] {
        try db.rows("SELECT \(columns) FROM people ORDER BY family_name, given_name, id").map(entry)
    }

    /// The person with that address, in any case.
    ///
    /// - Throws: `DatabaseError`.
    public static func find(_ email: String, in db: any Connection) throws -> Entry? {
        try db.first("SELECT \(columns) FROM people WHERE email = \(email.lowercased())").map(entry)
    }

    /// Seats, mandates and sessions.
    ///
    /// - Throws: `DatabaseError`.
    public static func details(_ person: ID<Person>, today: CivilDate, in db: any Connection) throws -> Details {
        let seats = try db.rows(
            """
            SELECT c.legal_name, b.name, m.status FROM memberships m
            JOIN companies c ON c.id = m.company_id JOIN branches b ON b.id = m.branch_id
            WHERE m.person_id = \(person) ORDER BY m.id
            """
        )
        let mandates = try db.rows(
            """
            SELECT d.role, coalesce(b.name, '') AS branch, d.starts_on FROM mandates d
            LEFT JOIN branches b ON b.id = d.branch_id
            WHERE d.person_id = \(person) AND (d.ends_on IS NULL OR d.ends_on >= \(today.isoText)) ORDER BY d.id
            """
        )
        return Details(
            seats: try seats.map { row in
                let (company, branch): (String, String) = (try row.get("legal_name"), try row.get("name"))
                return company + ", " + branch + " (" + (try row.get("status", as: String.self)) + ")"
            },
            mandates: try mandates.map { row in
                let branch: String = try row.get("branch")
                let place = branch.isEmpty ? "the club" : branch
                let since: String = try row.get("starts_on")
                return (try row.get("role", as: String.self)) + " of " + place + " since " + since
            },
            sessions: try db.value("SELECT count(*) FROM sessions WHERE person_id = \(person)") ?? 0
        )
    }

    /// Ends every session of a person.
    ///
    /// - Returns: how many.
    /// - Throws: `DatabaseError`.
    @discardableResult
    public static func signOut(_ person: ID<Person>, trail: ConsoleTrail, in db: any Connection) throws -> Int {
        try trail.note(.signedOut, about: person, in: db)
        return try SessionRepository.endAll(of: person, in: db)
    }

    private static func entry(_ row: Row) throws -> Entry {
        let name: String = try row.get("given_name") + " " + row.get("family_name")
        return Entry(
            id: try row.get("id"), email: try row.get("email"), name: name == " " ? "" : name,
            language: try row.get("language"), signedInAt: try row.get("signed_in_at"),
            erasedAt: try row.get("erased_at")
        )
    }
}
