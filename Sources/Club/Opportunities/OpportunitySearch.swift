import Morocco
import Names
import Persistence

/// Finds opportunities by their words, trade and region, across spellings and scripts: only among those the viewer
/// may see.
enum OpportunitySearch {
    /// Answers to a search: more help nobody, a better word does.
    static let limit = 40
    /// How many of the likeliest are ranked.
    private static let candidates = 80
    /// How many entries a key may bring.
    private static let enough = 2_000
    /// Below this share of the best one's score an opportunity is no answer.
    private static let least = 0.3

    static func find(
        _ filter: OpportunityFilter, _ viewer: Viewer, in db: any Connection
    ) throws -> [ListedOpportunity] {
        let query = SearchQuery(filter.text)
        guard !query.isEmpty else { return [] }
        let found = try lookup(query, filter, viewer, in: db)
        let scored = found.map { id, seen in (id: id, score: Ranking.score(query, seen)) }
        let floor = (scored.map(\.score).max() ?? 0) * least
        let best = scored.filter { $0.score > 0 && $0.score >= floor }
            .sorted { $0.score != $1.score ? $0.score > $1.score : $0.id > $1.id }
        return try OpportunityRepository.listed(best.prefix(limit).map(\.id), viewer, in: db)
    }

    private static func lookup(
        _ query: SearchQuery, _ filter: OpportunityFilter, _ viewer: Viewer, in db: any Connection
    ) throws -> [ID<Opportunity>: SearchCandidate] {
        let lookups = query.tokens.map(token).joined(separator: " UNION ALL ")
        let rows = try db.rows(
            """
            WITH hits AS (\(lookups)),
            best AS (SELECT opportunity_id, slot, MAX(weight) AS weight FROM hits GROUP BY opportunity_id, slot),
            found AS (
                SELECT best.opportunity_id, MAX(o.region) AS region, SUM(best.weight) AS weight
                FROM best
                JOIN opportunities o ON o.id = best.opportunity_id
                JOIN memberships m ON m.id = o.author_id
                LEFT JOIN opportunity_answers a ON a.id = (
                    SELECT MAX(w.id) FROM opportunity_answers w JOIN memberships v ON v.id = w.answerer_id
                    WHERE w.opportunity_id = o.id AND v.person_id = \(viewer.person))
                WHERE \(OpportunityRepository.sight(viewer))\(filter.conditions(viewer))
                GROUP BY best.opportunity_id ORDER BY 3 DESC, 1 DESC LIMIT \(rows: candidates)
            )
            SELECT h.opportunity_id, h.term, h.field, f.region
            FROM found f JOIN hits h ON h.opportunity_id = f.opportunity_id
            """
        )
        var matched: [ID<Opportunity>: [(key: String, field: SearchField)]] = [:]
        var regions: [ID<Opportunity>: Region] = [:]
        for row in rows {
            let id: ID<Opportunity> = try row.get(at: 0)
            let place: OpportunityIndex.Place = try row.get(at: 2)
            matched[id, default: []].append((try row.get(at: 1), place.field))
            regions[id] = try row.get(at: 3, as: String?.self).flatMap(Region.init(rawValue:))
        }
        return Dictionary(
            uniqueKeysWithValues: matched.map { id, keys in
                let name = regions[id].map { $0.name.french + " " + $0.name.arabic + " " + $0.name.english }
                return (id, SearchCandidate(names: name.map { [(.city, $0)] } ?? [], matched: keys))
            })
    }

    /// One key of the query: where it stands, for which word, and how much it counts.
    private static func token(_ token: QueryToken) -> SQL {
        let range: SQL =
            token.end.map { "t.term >= \(token.key) AND t.term < \($0)" } ?? "t.term = \(token.key)"
        return """
            SELECT * FROM (
                SELECT t.opportunity_id, t.term, t.field, \(unsafe: String(token.slot)) AS slot,
                       \(unsafe: String(token.weight)) * \(weights) AS weight
                FROM opportunity_terms t WHERE \(range) LIMIT \(unsafe: String(enough))) AS enough
            """
    }

    private static let weights: SQL = {
        let cases = OpportunityIndex.Place.allCases.map { "WHEN \($0.rawValue) THEN \($0.field.weight)" }
        return "(CASE t.field \(unsafe: cases.joined(separator: " ")) ELSE 0.5 END)"
    }()
}
