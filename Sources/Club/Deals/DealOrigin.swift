import Persistence

/// The opportunity a deal comes from: its author declares the deal with a member whose answer they chose.
struct DealOrigin: Hashable, Sendable {
    var id: ID<Opportunity>
    /// Empty once its author was erased.
    var title: String
    /// The seat that published it, and on which the deal is declared.
    var author: ID<Membership>

    /// The person's own, through whichever of their active seats; nil when there is none such.
    static func own(_ id: ID<Opportunity>, person: ID<Person>, in db: any Connection) throws -> DealOrigin? {
        try db.first(
            """
            SELECT o.id, o.title, o.author_id FROM opportunities o JOIN memberships m ON m.id = o.author_id
            WHERE o.id = \(id) AND m.person_id = \(person) AND m.status = 'active'
            """
        ).map { DealOrigin(id: try $0.get("id"), title: try $0.get("title"), author: try $0.get("author_id")) }
    }

    /// Whether the seat wrote the opportunity and chose the partner's answer to it.
    static func joins(
        _ id: ID<Opportunity>, _ author: ID<Membership>, _ partner: ID<Membership>, in db: any Connection
    ) throws -> Bool {
        try db.first(
            """
            SELECT 1 FROM opportunities o JOIN opportunity_answers a ON a.opportunity_id = o.id
            WHERE o.id = \(id) AND o.author_id = \(author) AND a.answerer_id = \(partner) AND a.state = 'chosen'
            """
        ) != nil
    }
}
