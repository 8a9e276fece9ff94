import Chronology
import Localization
import Persistence
import TestSupport
import Web

@testable import Club

/// Puts a small club into a database with fixed keys, row by row, for tests of one feature.
struct ClubBuilder: Sendable {
    static let casablanca = ID<Branch>(rawValue: 11)
    static let rabat = ID<Branch>(rawValue: 12)

    let house: House

    /// A seated person as tests name them.
    struct Seated: Sendable {
        var person: ID<Person>
        var membership: ID<Membership>
        var company: ID<Company>
        var email: String
        /// The session cookie, when one was opened.
        var cookies: String
    }

    /// Founds the club with two branches.
    func found(isDemo: Bool = false) async throws {
        let now = house.time.now()
        try await house.database.write { db in
            try db.execute(
                """
                INSERT INTO clubs (id, name, city, language, currency, is_demo, created_at)
                VALUES (1, 'Club d’essai', 'Casablanca', 'fr', 'MAD', \(isDemo), \(now))
                """
            )
            try db.insert(
                into: "branches",
                columns: ["id", "name", "folded_name", "position", "created_at"],
                rows: [
                    [Self.casablanca, "Casablanca", "casablanca", 0, now],
                    [Self.rabat, "Rabat", "rabat", 1, now],
                ]
            )
        }
    }

    /// Seats someone and opens a session for them.
    ///
    /// - Parameter number: makes the keys, the e-mail and the company's name.
    @discardableResult
    func seat(
        _ number: Int64,
        given: String = "Salma",
        family: String = "Bennani",
        branch: ID<Branch> = casablanca,
        status: Membership.Status = .active,
        language: Language = .fr,
        mandates: [Mandate] = []
    ) async throws -> Seated {
        let now = house.time.now()
        let seated = Seated(
            person: ID(rawValue: 1_000 + number),
            membership: ID(rawValue: 3_000 + number),
            company: ID(rawValue: 2_000 + number),
            email: "membre\(number)@essai.example",
            cookies: ""
        )
        try await house.database.write { db in
            try db.execute(
                """
                INSERT INTO people (id, email, given_name, family_name, language, created_at, changed_at)
                VALUES (\(seated.person), \(seated.email), \(given), \(family), \(language.rawValue), \(now), \(now))
                """
            )
            try db.execute(
                """
                INSERT INTO companies (id, legal_name, activity, nma_division, city, created_at, changed_at)
                VALUES (\(seated.company), \("Atelier \(number)"), 'Menuiserie', '16', 'Casablanca', \(now), \(now))
                """
            )
            try db.execute(
                """
                INSERT INTO memberships (id, person_id, company_id, branch_id, status, joined_on, created_at, changed_at)
                VALUES (\(seated.membership), \(seated.person), \(seated.company), \(branch), \(status.rawValue),
                        '2024-01-01', \(now), \(now))
                """
            )
            try db.execute("INSERT INTO profile_audiences (membership_id) VALUES (\(seated.membership))")
            for (index, mandate) in mandates.enumerated() {
                try db.execute(
                    """
                    INSERT INTO mandates (id, person_id, branch_id, role, starts_on)
                    VALUES (\(number * 100 + Int64(index) + 1), \(seated.person), \(mandate.branch), \(mandate.role),
                            '2024-01-01')
                    """
                )
            }
        }
        var result = seated
        result.cookies = try await session(of: seated, id: ID(rawValue: 4_000 + number))
        return result
    }

    /// Opens one more session and returns its cookie.
    func session(of seated: Seated, id: ID<Session>? = nil) async throws -> String {
        let now = house.time.now()
        let token = SessionToken(from: house.random)
        let id = id ?? house.ids.next(Session.self)
        try await house.database.write { db in
            try db.execute(
                """
                INSERT INTO sessions (id, token_hash, person_id, membership_id, created_at, seen_at, expires_at)
                VALUES (\(id), \(token.storedHash), \(seated.person), \(seated.membership), \(now), \(now),
                        \(now + .days(180)))
                """
            )
        }
        return house.sessionCookie.text + "=" + token.text
    }
}
