import Persistence

/// Opportunities as a member may see them.
enum OpportunityRepository {
    static let pageSize = 20

    struct Page: Sendable {
        var opportunities: [ListedOpportunity]
        /// Where the next page begins; nil on the last.
        var next: OpportunityFilter.Cursor?
    }

    static func page(_ filter: OpportunityFilter, _ viewer: Viewer, in db: any Connection) throws -> Page {
        var condition: SQL = "\(reach(filter, viewer))\(filter.conditions(viewer))"
        if let after = filter.after {
            condition += " AND (o.published_at, o.id) < (\(after.publishedAt), \(after.id))"
        }
        let found = try list(
            condition, "ORDER BY o.published_at DESC, o.id DESC LIMIT \(rows: pageSize + 1)", viewer, in: db)
        let shown = Array(found.prefix(pageSize))
        return Page(opportunities: shown, next: found.count > pageSize ? shown.last?.cursor : nil)
    }

    /// Those with these keys, in their order.
    static func listed(
        _ ids: [ID<Opportunity>], _ viewer: Viewer, in db: any Connection
    ) throws -> [ListedOpportunity] {
        guard !ids.isEmpty else { return [] }
        let places = Dictionary(zip(ids, ids.indices), uniquingKeysWith: { first, _ in first })
        return try list("o.id IN \(list: ids) AND \(sight(viewer))", "", viewer, in: db)
            .sorted { places[$0.id, default: 0] < places[$1.id, default: 0] }
    }

    /// Those of a member that are open, for the member's page.
    static func open(
        of member: ID<Membership>, _ viewer: Viewer, in db: any Connection
    ) throws -> [ListedOpportunity] {
        try list(
            "o.author_id = \(member) AND o.status = 'open' AND \(sight(viewer))",
            "ORDER BY o.published_at DESC, o.id DESC LIMIT \(rows: pageSize)", viewer, in: db)
    }

    /// One, or nil when it is not the viewer's to see. Who answered one still sees it once it is withdrawn or no
    /// longer shown to them.
    static func find(
        _ id: ID<Opportunity>, _ viewer: Viewer, in db: any Connection
    ) throws -> ListedOpportunity? {
        try list("o.id = \(id) AND (\(sight(viewer)) OR a.id IS NOT NULL)", "LIMIT 1", viewer, in: db).first
    }

    /// Among what a view looks: all the viewer may see, and what they answered even once it is withdrawn.
    static func reach(_ filter: OpportunityFilter, _ viewer: Viewer) -> SQL {
        filter.scope == .answered ? "a.id IS NOT NULL" : sight(viewer)
    }

    /// Whether the viewer may see an opportunity, over `o` and its author's seat `m`: the rule stands here once.
    ///
    /// *Branch* is the author's branch and nobody else, the bureau of the club included.
    static func sight(_ viewer: Viewer) -> SQL {
        let own: SQL = "m.person_id = \(viewer.person)"
        guard Access.insider.admits(viewer) else { return own }
        let branches = (viewer.activeSeat.map { [$0.branch] } ?? []) + viewer.officerBranches
        return """
            (\(own) OR (o.status <> 'withdrawn' AND m.status = 'active'
                AND (o.visibility <> 'branch' OR m.branch_id IN \(list: branches))))
            """
    }

    private static func list(
        _ condition: SQL, _ rest: SQL, _ viewer: Viewer, in db: any Connection
    ) throws -> [ListedOpportunity] {
        try db.rows(
            """
            SELECT o.id, o.side, o.kind, o.title, o.words, o.nma_division, o.region, o.budget, o.visibility,
                   o.closes_on, o.status, o.outcome, o.published_at, o.changed_at, b.name AS branch,
                   \(Party.columns("author", membership: "m", person: "p", company: "c")),
                   a.id AS answer_id, a.state AS answer_state,
                   CASE WHEN m.person_id = \(viewer.person) THEN (
                       SELECT COUNT(*) FROM opportunity_answers n
                       WHERE n.opportunity_id = o.id AND n.state <> 'withdrawn') ELSE 0 END AS answers
            FROM opportunities o
            JOIN memberships m ON m.id = o.author_id
            JOIN people p ON p.id = m.person_id
            JOIN companies c ON c.id = m.company_id
            JOIN branches b ON b.id = m.branch_id
            LEFT JOIN opportunity_answers a ON a.id = (
                SELECT MAX(w.id) FROM opportunity_answers w JOIN memberships v ON v.id = w.answerer_id
                WHERE w.opportunity_id = o.id AND v.person_id = \(viewer.person))
            WHERE \(condition) \(rest)
            """
        ).map { try ListedOpportunity($0, person: viewer.person) }
    }
}
