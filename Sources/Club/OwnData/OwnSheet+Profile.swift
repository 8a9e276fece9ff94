import Persistence

extension OwnSheet {
    static func profile(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [
                Column("civility", .word("data.civility.")), Column("given_name"), Column("family_name"),
                Column("email"), Column("phone"), Column("language"), Column("languages_spoken"), Column("company"),
                Column("branch"), Column("status", .word("data.status.")), Column("title"), Column("offers"),
                Column("needs"), Column("joined_on", .day), Column("left_on", .day), Column("dues", .amount),
                Column("dues_settled", .yesNo), Column("sponsor"), Column("quiet_from", .code),
                Column("quiet_until", .code), Column("created_at", .moment), Column("signed_in_at", .moment),
            ],
            query: """
                SELECT p.civility, p.given_name, p.family_name, p.email, p.phone, p.language, p.languages_spoken,
                       c.legal_name AS company, b.name AS branch, m.status, m.title, m.offers, m.needs, m.joined_on,
                       m.left_on, m.dues_minor AS dues, m.dues_settled, s.given_name || ' ' || s.family_name AS sponsor,
                       p.quiet_from, p.quiet_until, p.created_at, p.signed_in_at, k.currency
                FROM people p
                CROSS JOIN clubs k
                LEFT JOIN memberships m ON m.person_id = p.id
                LEFT JOIN companies c ON c.id = m.company_id
                LEFT JOIN branches b ON b.id = m.branch_id
                LEFT JOIN memberships sm ON sm.id = m.sponsor_id
                LEFT JOIN people s ON s.id = sm.person_id
                WHERE p.id = \(person) ORDER BY m.id
                """
        )
    }

    static func company(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [
                Column("legal_name"), Column("trade_name"), Column("activity"), Column("nma_division"), Column("city"),
                Column("ice"), Column("register_number"), Column("register_court"), Column("tax_number"),
                Column("website"), Column("head_count_band"), Column("turnover_band"), Column("created_at", .moment),
                Column("changed_at", .moment),
            ],
            query: """
                SELECT legal_name, trade_name, activity, nma_division, city,
                       SUBSTR(ice, 1, 9) || ' ' || SUBSTR(ice, 10, 4) || ' ' || SUBSTR(ice, 14) AS ice,
                       register_number, register_court, tax_number, website, head_count_band, turnover_band, created_at,
                       changed_at
                FROM companies WHERE id IN (SELECT company_id FROM memberships WHERE person_id = \(person)) ORDER BY id
                """
        )
    }

    static func trademarks(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [
                Column("company"), Column("name"), Column("ompic_number"), Column("nice_classes"),
                Column("status", .word("profiles.trademark.status.")), Column("expires_on", .day),
            ],
            query: """
                SELECT c.legal_name AS company, t.name, t.ompic_number, t.nice_classes, t.status, t.expires_on
                FROM trademarks t JOIN companies c ON c.id = t.company_id
                WHERE t.company_id IN (SELECT company_id FROM memberships WHERE person_id = \(person)) ORDER BY t.id
                """
        )
    }

    static func visibility(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [Column("is_public", .yesNo)] + ProfileField.allCases.map { Column($0.column, .code) },
            query: """
                SELECT is_public, \(unsafe: ProfileField.allCases.map(\.column).joined(separator: ", "))
                FROM profile_audiences WHERE membership_id IN \(seats(person)) ORDER BY membership_id
                """
        )
    }

    static func mandates(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [Column("role"), Column("branch"), Column("starts_on", .day), Column("ends_on", .day)],
            query: """
                SELECT a.role, b.name AS branch, a.starts_on, a.ends_on
                FROM mandates a LEFT JOIN branches b ON b.id = a.branch_id
                WHERE a.person_id = \(person) ORDER BY a.id
                """
        )
    }
}
