import Chronology
import Localization
import Morocco
import Persistence

/// Writes what a merge found, table by table.
struct MemberWriter {
    let register: MemberRegister
    let changes: MemberChanges
    let language: Language
    let now: Instant

    func write(in db: any Connection) throws {
        // What exists changes first: it may free an ICE that a new company takes.
        try changePeople(in: db)
        try changeCompanies(in: db)
        try addBranches(in: db)
        try addPeople(in: db)
        try addCompanies(in: db)
        try addSeats(in: db)
        try changeSeats(in: db)
        try writeSponsors(in: db)
        try writeTrademarks(in: db)
        let touched = touchedSeats()
        if !touched.isEmpty { try SearchIndex.rebuild(memberships: touched, in: db) }
    }

    private func addBranches(in db: any Connection) throws {
        guard !changes.branches.isEmpty else { return }
        let last = try db.value("SELECT MAX(position) FROM branches", as: Int.self) ?? 0
        let rows = changes.branches.enumerated().map { offset, branch -> [any SQLBindable] in
            [branch.id, branch.name, Folding.fold(branch.name), last + offset + 1, now]
        }
        try db.insert(
            into: "branches", columns: ["id", "name", "folded_name", "position", "created_at"], rows: rows)
    }

    private func addPeople(in db: any Connection) throws {
        let rows = changes.people.new.sorted().compactMap { register.people[$0] }.map { person -> [any SQLBindable] in
            [
                person.id, person.email, person.civility, person.givenName, person.familyName, person.phone,
                language.rawValue, now, now,
            ]
        }
        try insert(
            "people",
            ["id", "email", "civility", "given_name", "family_name", "phone", "language", "created_at", "changed_at"],
            rows, db)
    }

    private func changePeople(in db: any Connection) throws {
        for person in changes.people.changed.sorted().compactMap({ register.people[$0] }) {
            try db.execute(
                """
                UPDATE people
                SET civility = \(person.civility), given_name = \(person.givenName),
                    family_name = \(person.familyName), phone = \(person.phone), changed_at = \(now)
                WHERE id = \(person.id)
                """)
        }
    }

    private func addCompanies(in db: any Connection) throws {
        let new = changes.companies.new.sorted().compactMap { register.companies[$0] }
        let rows = new.map { company -> [any SQLBindable] in
            [
                company.id, company.legalName, company.activity, company.division, company.city, company.cityCode,
                company.ice, company.registerNumber, company.court, company.website, now, now,
            ]
        }
        try insert(
            "companies",
            [
                "id", "legal_name", "activity", "nma_division", "city", "city_code", "ice", "register_number",
                "register_court", "website", "created_at", "changed_at",
            ],
            rows, db)
    }

    private func changeCompanies(in db: any Connection) throws {
        for company in changes.companies.changed.sorted().compactMap({ register.companies[$0] }) {
            try db.execute(
                """
                UPDATE companies
                SET legal_name = \(company.legalName), activity = \(company.activity),
                    nma_division = \(company.division), city = \(company.city), city_code = \(company.cityCode),
                    ice = \(company.ice), register_number = \(company.registerNumber),
                    register_court = \(company.court), website = \(company.website), changed_at = \(now)
                WHERE id = \(company.id)
                """)
        }
    }

    func insert(_ table: String, _ columns: [String], _ rows: [[any SQLBindable]], _ db: any Connection) throws {
        guard !rows.isEmpty else { return }
        try db.insert(into: table, columns: columns, rows: rows)
    }
}
