import Chronology
import Morocco
import Persistence

/// An open opportunity as others than a page read it: to match it, to count it.
struct OpenOpportunity: Sendable {
    var id: ID<Opportunity>
    var member: ID<Membership>
    var person: ID<Person>
    var branch: ID<Branch>
    var side: Opportunity.Side
    var kind: Opportunity.Kind
    var title: String
    var words: String
    /// What it is about, a division of the nomenclature.
    var division: String?
    var region: Region?
    /// What is kept to the author's branch is proposed to nobody else.
    var visibility: Opportunity.Visibility
    var closesOn: CivilDate
    var publishedAt: Instant

    /// Title and words in one.
    var text: String { words.isEmpty ? title : title + "\n" + words }
}

extension OpportunityRepository {
    /// All that are open, of active members, by key: what matching works on.
    ///
    /// - Parameter changedSince: only those published or changed from then on.
    static func open(
        side: Opportunity.Side? = nil, changedSince: Instant? = nil, in db: any Connection
    ) throws -> [OpenOpportunity] {
        var condition: SQL = "o.status = 'open' AND m.status = 'active'"
        if let side { condition += " AND o.side = \(side)" }
        if let changedSince { condition += " AND o.changed_at >= \(changedSince)" }
        return try opportunities("\(condition) ORDER BY o.id", in: db)
    }

    /// Open needs that nobody has answered yet, the nearest to their end first: what the club should look at.
    ///
    /// - Parameter branch: with those kept to that branch; without it, only what the whole club may see.
    static func unanswered(
        side: Opportunity.Side = .need, branch: ID<Branch>? = nil, limit: Int, in db: any Connection
    ) throws -> [OpenOpportunity] {
        let place: SQL = branch.map { "m.branch_id = \($0)" } ?? "o.visibility <> 'branch'"
        return try opportunities(
            """
            o.status = 'open' AND o.side = \(side) AND m.status = 'active' AND \(place)
            AND NOT EXISTS (
                SELECT 1 FROM opportunity_answers a WHERE a.opportunity_id = o.id AND a.state <> 'withdrawn')
            ORDER BY o.closes_on, o.id LIMIT \(rows: limit)
            """, in: db)
    }

    private static func opportunities(_ condition: SQL, in db: any Connection) throws -> [OpenOpportunity] {
        try db.rows(
            """
            SELECT o.id, o.author_id, m.person_id, m.branch_id, o.side, o.kind, o.title, o.words, o.nma_division,
                   o.region, o.visibility, o.closes_on, o.published_at
            FROM opportunities o JOIN memberships m ON m.id = o.author_id
            WHERE \(condition)
            """
        ).map { try OpenOpportunity($0) }
    }
}

extension OpenOpportunity {
    fileprivate init(_ row: Row) throws {
        id = try row.get(at: 0)
        member = try row.get(at: 1)
        person = try row.get(at: 2)
        branch = try row.get(at: 3)
        side = try row.get(at: 4)
        kind = try row.get(at: 5)
        title = try row.get(at: 6)
        words = try row.get(at: 7)
        division = try row.get(at: 8)
        region = try row.get(at: 9, as: String?.self).flatMap(Region.init(rawValue:))
        visibility = try row.get(at: 10)
        closesOn = CivilDate(isoText: try row.get(at: 11, as: String.self)) ?? .earliest
        publishedAt = try row.get(at: 12)
    }
}
