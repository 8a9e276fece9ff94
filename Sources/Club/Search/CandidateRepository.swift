import Names
import Persistence

/// Finds the members worth ranking: by their terms, within reach, the likeliest first.
enum CandidateRepository {
    /// A member with the texts the reach covers.
    struct Candidate: Sendable {
        var hit: MemberSearch.Hit
        var fields: [(SearchField, String)]
    }

    /// How many members a beginning of a word may bring; two letters begin half the club.
    private static let prefixed = 1_000

    static func candidates(
        _ query: SearchQuery,
        _ reach: SearchReach,
        _ filter: DirectoryFilter,
        _ excluding: ID<Membership>?,
        in db: any Connection
    ) throws -> [Candidate] {
        let lookups = query.tokens.map { lookup($0, reach) }.joined(separator: " UNION ALL ")
        let rows = try db.rows(
            """
            WITH hits AS (\(lookups)),
            best AS (SELECT membership_id, slot, MAX(weight) AS weight FROM hits GROUP BY membership_id, slot),
            found AS (
                SELECT membership_id, SUM(weight) AS weight FROM best
                \(narrowed(filter, reach, excluding))
                GROUP BY membership_id ORDER BY 2 DESC, 1 LIMIT \(MemberSearch.candidates)
            ),
            seen AS (SELECT m.*, \(reach.level(of: "m")) AS reach FROM found f
                     JOIN memberships m ON m.id = f.membership_id WHERE m.status = 'active')
            SELECT s.id, p.given_name, p.family_name, c.legal_name, c.trade_name,
                   \(ProfileField.email.visible("p.email", reach: "s.reach")) AS email,
                   \(ProfileField.activity.visible("c.activity", reach: "s.reach")) AS activity,
                   \(ProfileField.city.visible("c.city", reach: "s.reach")) AS city,
                   \(ProfileField.offers.visible("s.offers", reach: "s.reach")) AS offers,
                   \(ProfileField.needs.visible("s.needs", reach: "s.reach")) AS needs,
                   \(ProfileField.activity.visible("c.nma_division", reach: "s.reach")) AS nma_division,
                   \(ProfileField.trademarks.visible(marks(db.engine), reach: "s.reach")) AS marks
            FROM seen s
            JOIN people p ON p.id = s.person_id
            JOIN companies c ON c.id = s.company_id
            LEFT JOIN profile_audiences a ON a.membership_id = s.id
            """
        )
        return try rows.map(candidate)
    }

    /// One key of the query: who has it, for which word, and how much it counts.
    private static func lookup(_ token: QueryToken, _ reach: SearchReach) -> SQL {
        let range: SQL =
            token.end.map { "t.term >= \(token.key) AND t.term < \($0)" } ?? "t.term = \(token.key)"
        let select: SQL = """
            SELECT t.membership_id, \(unsafe: String(token.slot)) AS slot,
                   \(unsafe: String(token.weight)) * \(weights) AS weight
            FROM search_terms t WHERE \(range) AND \(reach.admits(terms: "t"))
            """
        guard token.isPrefix else { return select }
        return "SELECT * FROM (\(select) LIMIT \(unsafe: String(prefixed))) AS beginnings"
    }

    private static let weights: SQL = {
        let cases = SearchSource.allCases.map { source in
            "WHEN \(source.rawValue) THEN \(source.field.weight)"
        }
        return "(CASE t.field \(unsafe: cases.joined(separator: " ")) ELSE 0.5 END)"
    }()

    private static func marks(_ engine: Engine) -> String {
        "(SELECT \(engine.joining("k.name")) FROM trademarks k WHERE k.company_id = s.company_id)"
    }

    private static func narrowed(
        _ filter: DirectoryFilter, _ reach: SearchReach, _ excluding: ID<Membership>?
    ) -> SQL {
        var sql: SQL = "WHERE 1 = 1"
        if let excluding { sql += " AND membership_id <> \(excluding)" }
        guard !filter.with({ $0.text = "" }).isWhole else { return sql }
        return sql
            + """
             AND membership_id IN (
                SELECT m.id FROM memberships m JOIN companies c ON c.id = m.company_id
                LEFT JOIN profile_audiences a ON a.membership_id = m.id
                WHERE m.status = 'active'\(filter.conditions(reach: reach.level(of: "m"))))
            """
    }

    private static func candidate(_ row: Row) throws -> Candidate {
        let given: String = try row.get("given_name")
        let family: String = try row.get("family_name")
        let legal: String = try row.get("legal_name")
        let trade: String = try row.get("trade_name")
        let city: String? = try row.get("city")
        var fields: [(SearchField, String)] = [(.name, given + " " + family), (.company, legal)]
        if !trade.isEmpty, trade != legal { fields.append((.company, trade)) }
        func add(_ field: SearchField, _ column: String) throws {
            guard let text: String = try row.get(column), !text.isEmpty else { return }
            fields.append((field, text))
        }
        let activity: String? = try row.get("activity")
        let division: String? = try row.get("nma_division")
        let words = SearchableMember.tradeWords(activity: activity ?? "", division: division)
        if !words.isEmpty { fields.append((.trade, words)) }
        try add(.city, "city")
        try add(.offer, "offers")
        try add(.need, "needs")
        try add(.company, "marks")
        let hit = MemberSearch.Hit(
            membership: try row.get("id"),
            givenName: given,
            familyName: family,
            company: trade.isEmpty ? legal : trade,
            city: city.flatMap { $0.isEmpty ? nil : $0 },
            email: try row.get("email"),
            score: 0
        )
        return Candidate(hit: hit, fields: fields)
    }
}
