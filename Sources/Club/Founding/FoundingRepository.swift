import Chronology
import Localization
import Morocco
import Persistence

/// Founds the club: its one row decides who was first.
enum FoundingRepository {
    /// False when a club was founded meanwhile; then nothing is written.
    static func found(_ founding: Founding, in db: any Connection) throws -> Bool {
        let form = founding.form
        let now = founding.at
        let added = try db.execute(
            """
            INSERT INTO clubs (id, name, city, language, currency, created_at)
            VALUES (1, \(form.club), \(form.city), \(form.language.rawValue), \(form.currency.rawValue), \(now))
            ON CONFLICT (id) DO NOTHING
            """
        )
        guard added == 1 else { return false }
        try db.execute(
            """
            INSERT INTO branches (id, name, folded_name, created_at)
            VALUES (\(founding.branch), \(form.branch), \(Folding.fold(form.branch)), \(now))
            """
        )
        try insertFounder(founding, in: db)
        try SearchIndex.rebuild(founding.membership, in: db)
        return true
    }

    private static func insertFounder(_ founding: Founding, in db: any Connection) throws {
        let form = founding.form
        let now = founding.at
        let today = String(now.text.prefix(10))
        try db.execute(
            """
            INSERT INTO people (id, email, given_name, family_name, language, created_at, changed_at)
            VALUES (\(founding.person), \(form.email), \(form.given), \(form.family), \(founding.interface.rawValue),
                    \(now), \(now))
            """
        )
        try db.execute(
            """
            INSERT INTO companies (id, legal_name, city, city_code, created_at, changed_at)
            VALUES (\(founding.company), \(form.company), \(form.city), \(City.named(form.city)?.id), \(now), \(now))
            """
        )
        try db.execute(
            """
            INSERT INTO memberships (id, person_id, company_id, branch_id, status, joined_on, created_at, changed_at)
            VALUES (\(founding.membership), \(founding.person), \(founding.company), \(founding.branch), 'active',
                    \(today), \(now), \(now))
            """
        )
        try db.execute("INSERT INTO profile_audiences (membership_id) VALUES (\(founding.membership))")
        try db.execute(
            """
            INSERT INTO mandates (id, person_id, branch_id, role, starts_on)
            VALUES (\(founding.mandate), \(founding.person), \(ID<Branch>?.none), \(Role.president), \(today))
            """
        )
    }
}
