import Names
import Persistence

/// Reads the names of members found, as far as the reach covers them.
enum CandidateRepository {
    struct Candidate: Sendable {
        var hit: MemberSearch.Hit
        /// Name, company, town and trademarks, to be compared by their sound.
        var names: [(SearchField, String)]
    }

    /// The active ones among the members found.
    static func read(_ found: SearchLookup.Found, _ reach: SearchReach, in db: any Connection) throws -> [Candidate] {
        guard !found.isEmpty else { return [] }
        let marks = "(SELECT \(db.engine.joining("k.name")) FROM trademarks k WHERE k.company_id = s.company_id)"
        let rows = try db.rows(
            """
            WITH s AS (SELECT m.id, m.person_id, m.company_id, \(reach.level(of: "m")) AS reach FROM memberships m
                       WHERE \(SQL.active("m", among: found.keys.sorted())))
            SELECT s.id, p.given_name, p.family_name, c.legal_name, c.trade_name,
                   \(ProfileField.email.visible("p.email", reach: "s.reach")) AS email,
                   \(ProfileField.city.visible("c.city", reach: "s.reach")) AS city,
                   \(ProfileField.trademarks.visible(marks, reach: "s.reach")) AS marks
            FROM s
            JOIN people p ON p.id = s.person_id
            JOIN companies c ON c.id = s.company_id
            LEFT JOIN profile_audiences a ON a.membership_id = s.id
            """
        )
        return try rows.map(candidate)
    }

    private static func candidate(_ row: Row) throws -> Candidate {
        let given: String = try row.get("given_name")
        let family: String = try row.get("family_name")
        let legal: String = try row.get("legal_name")
        let trade: String = try row.get("trade_name")
        let city = try row.text("city")
        var names: [(SearchField, String)] = [(.name, given + " " + family), (.company, legal)]
        if !trade.isEmpty, trade != legal { names.append((.company, trade)) }
        if let city { names.append((.city, city)) }
        if let marks = try row.text("marks") { names.append((.company, marks)) }
        let hit = MemberSearch.Hit(
            membership: try row.get("id"),
            givenName: given,
            familyName: family,
            company: trade.isEmpty ? legal : trade,
            city: city,
            email: try row.text("email"),
            score: 0
        )
        return Candidate(hit: hit, names: names)
    }
}
