import Persistence

/// Reads one member as a viewer, or anyone at all, may see them.
enum MemberRepository {
    /// An active member, or nil: one who left and one who never was look alike.
    static func member(_ id: ID<Membership>, viewer: Viewer, in db: any Connection) throws -> MemberProfile? {
        try profile(id, reach: viewer.reach(of: "m"), condition: "m.status = 'active'", in: db)
    }

    /// An active member who wants a public page, with what is public on it, or nil.
    static func publicMember(_ id: ID<Membership>, in db: any Connection) throws -> MemberProfile? {
        try profile(id, reach: "0", condition: "m.status = 'active' AND a.is_public = 1", in: db)
    }

    private static func profile(
        _ id: ID<Membership>, reach: SQL, condition: SQL, in db: any Connection
    ) throws -> MemberProfile? {
        // Branch, entry and sponsor are facts of the club: every member sees them, the public does not.
        let club = { (value: String) -> SQL in "CASE WHEN s.reach >= 1 THEN \(unsafe: value) END" }
        let row = try db.first(
            """
            WITH s AS (
                SELECT m.*, COALESCE(a.is_public, 0) AS is_public, \(reach) AS reach
                FROM memberships m LEFT JOIN profile_audiences a ON a.membership_id = m.id
                WHERE m.id = \(id) AND \(condition)
            )
            SELECT s.id, s.person_id, s.is_public, p.given_name, p.family_name, c.legal_name, c.trade_name,
                   \(club("b.name")) AS branch, \(club("s.joined_on")) AS joined_on,
                   \(club("c.nma_division")) AS section_division,
                   \(club("sp.given_name || ' ' || sp.family_name")) AS sponsor_name,
                   CASE WHEN sm.status = 'active' THEN sm.id END AS sponsor_id,
                   \(fields)
            FROM s
            JOIN people p ON p.id = s.person_id
            JOIN companies c ON c.id = s.company_id
            JOIN branches b ON b.id = s.branch_id
            LEFT JOIN memberships sm ON sm.id = s.sponsor_id
            LEFT JOIN people sp ON sp.id = sm.person_id AND sp.erased_at IS NULL
            LEFT JOIN profile_audiences a ON a.membership_id = s.id
            """
        )
        guard let row else { return nil }
        var profile = try MemberProfile(row: row)
        profile.trademarks = try trademarks(of: id, reach: reach, in: db)
        return profile
    }

    private static let fields: SQL = {
        let columns: [(ProfileField, String)] = [
            (.email, "p.email"), (.phone, "p.phone"), (.title, "s.title"), (.activity, "c.activity"),
            (.activity, "c.nma_division"), (.city, "c.city"), (.website, "c.website"), (.identifiers, "c.ice"),
            (.identifiers, "c.register_number"), (.identifiers, "c.register_court"), (.identifiers, "c.tax_number"),
            (.size, "c.head_count_band"), (.size, "c.turnover_band"), (.offers, "s.offers"), (.needs, "s.needs"),
            (.languages, "p.languages_spoken"),
        ]
        return columns.map { field, column -> SQL in
            let name = String(column.split(separator: ".").last ?? "")
            return "\(field.visible(column, reach: "s.reach")) AS \(unsafe: name)"
        }.joined(separator: ", ")
    }()

    private static func trademarks(
        of id: ID<Membership>, reach: SQL, in db: any Connection
    ) throws -> [Trademark] {
        let rows = try db.rows(
            """
            SELECT k.id, k.name, k.ompic_number, k.nice_classes, k.status, k.expires_on
            FROM memberships m
            JOIN trademarks k ON k.company_id = m.company_id
            LEFT JOIN profile_audiences a ON a.membership_id = m.id
            WHERE m.id = \(id) AND \(ProfileField.trademarks.audience()) <= \(reach)
            ORDER BY k.folded_name, k.id
            """
        )
        return try rows.map(Trademark.init)
    }
}
