import Persistence

extension Invariant {
    static let search = [
        Invariant(
            "search-active", "The search finds active members and nobody else.",
            """
            SELECT (SELECT count(DISTINCT t.membership_id) FROM search_terms t
                    LEFT JOIN memberships m ON m.id = t.membership_id
                    WHERE m.id IS NULL OR m.status <> 'active')
                 + (SELECT count(*) FROM memberships m WHERE m.status = 'active'
                    AND NOT EXISTS (SELECT 1 FROM search_terms t WHERE t.membership_id = m.id))
            """
        ),
        Invariant(
            "search-audience", "The search reveals nothing that the member's page would hide.",
            """
            SELECT count(*) FROM search_terms t LEFT JOIN profile_audiences a ON a.membership_id = t.membership_id
            WHERE t.audience <> CASE t.field \(sources) ELSE 1 END
            """
        ),
        Invariant(
            "sort-name", "Every active member has a place in the directory's order.",
            "SELECT count(*) FROM memberships WHERE status = 'active' AND sort_name = ''"
        ),
    ]

    /// `WHEN 4 THEN COALESCE(a.activity, 1) …`
    private static var sources: SQL {
        SearchSource.allCases
            .compactMap { source -> SQL? in
                guard let field = source.profileField else { return nil }
                return "WHEN \(unsafe: String(source.rawValue)) THEN \(field.audience())"
            }
            .joined(separator: " ")
    }
}
