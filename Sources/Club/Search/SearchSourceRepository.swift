import Persistence

/// Reads the texts that make a member findable, with their audiences.
enum SearchSourceRepository {
    /// The texts of these memberships, or of all.
    static func texts(of memberships: [ID<Membership>]?, in db: any Connection) throws -> [SearchableMember] {
        let rows = try db.rows(
            """
            SELECT m.id, m.status, m.offers, m.needs, m.sort_name, p.given_name, p.family_name,
                   c.legal_name, c.trade_name, c.activity, c.nma_division, c.city, c.id AS company_id,
                   \(ProfileField.activity.audience()) AS trade_audience,
                   \(ProfileField.city.audience()) AS city_audience,
                   \(ProfileField.offers.audience()) AS offers_audience,
                   \(ProfileField.needs.audience()) AS needs_audience,
                   \(ProfileField.trademarks.audience()) AS trademarks_audience
            FROM memberships m
            JOIN people p ON p.id = m.person_id
            JOIN companies c ON c.id = m.company_id
            LEFT JOIN profile_audiences a ON a.membership_id = m.id
            \(memberships.map { "WHERE m.id IN \(list: $0)" } ?? SQL())
            """
        )
        let companies = memberships == nil ? nil : try rows.map { try $0.get("company_id", as: ID<Company>.self) }
        let marks = try trademarks(of: companies, in: db)
        return try rows.map { try member($0, marks) }
    }

    private static func trademarks(
        of companies: [ID<Company>]?, in db: any Connection
    ) throws -> [ID<Company>: [String]] {
        let rows = try db.rows(
            """
            SELECT company_id, name FROM trademarks
            \(companies.map { "WHERE company_id IN \(list: $0)" } ?? SQL())
            """
        )
        var names: [ID<Company>: [String]] = [:]
        for row in rows { names[try row.get("company_id"), default: []].append(try row.get("name")) }
        return names
    }

    private static func member(_ row: Row, _ marks: [ID<Company>: [String]]) throws -> SearchableMember {
        let given: String = try row.get("given_name")
        let family: String = try row.get("family_name")
        var texts: [SearchableMember.Text] = []
        func add(_ source: SearchSource, _ text: String, _ audience: Audience) {
            guard !text.isEmpty else { return }
            texts.append(SearchableMember.Text(source: source, text: text, audience: audience))
        }
        add(.name, given + " " + family, .members)
        let legal: String = try row.get("legal_name")
        let trade: String = try row.get("trade_name")
        add(.company, legal, .members)
        if trade != legal { add(.company, trade, .members) }
        let division: String? = try row.get("nma_division")
        let words = SearchableMember.tradeWords(activity: try row.get("activity"), division: division)
        add(.trade, words, try row.get("trade_audience"))
        add(.city, try row.get("city"), try row.get("city_audience"))
        add(.offers, try row.get("offers"), try row.get("offers_audience"))
        add(.needs, try row.get("needs"), try row.get("needs_audience"))
        let audience: Audience = try row.get("trademarks_audience")
        for name in marks[try row.get("company_id")] ?? [] { add(.trademarks, name, audience) }
        return SearchableMember(
            membership: try row.get("id"),
            isActive: try row.get("status") == Membership.Status.active.rawValue,
            givenName: given,
            familyName: family,
            storedSortName: try row.get("sort_name"),
            texts: texts
        )
    }
}
