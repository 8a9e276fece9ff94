import Chronology
import Morocco
import Persistence

/// An opportunity as anyone may read it. Its author was never read, so no page can name them.
struct PublicOpportunity: Sendable {
    /// What can be read while it is open.
    struct Words: Sendable {
        var title: String
        var text: String
        var division: String?
        var region: Region?
        var budget: Opportunity.Budget?
        var closesOn: CivilDate
    }

    var id: ID<Opportunity>
    var side: Opportunity.Side
    var kind: Opportunity.Kind
    /// Nil once it is no longer open.
    var words: Words?

    /// One that its author made public; nil when there is none, or it was withdrawn.
    static func find(_ id: ID<Opportunity>, in db: any Connection) throws -> PublicOpportunity? {
        try db.first(
            """
            SELECT o.id, o.side, o.kind, o.title, o.words, o.nma_division, o.region, o.budget, o.closes_on, o.status
            FROM opportunities o JOIN memberships m ON m.id = o.author_id
            WHERE o.id = \(id) AND o.visibility = 'public' AND o.status <> 'withdrawn' AND m.status = 'active'
            """
        ).map { try PublicOpportunity($0) }
    }

    private init(_ row: Row) throws {
        id = try row.get("id")
        side = try row.get("side")
        kind = try row.get("kind")
        guard try row.get("status", as: Opportunity.Status.self) == .open else { return }
        words = Words(
            title: try row.get("title"), text: try row.get("words"), division: try row.get("nma_division"),
            region: try row.get("region", as: String?.self).flatMap(Region.init(rawValue:)),
            budget: try row.get("budget"),
            closesOn: CivilDate(isoText: try row.get("closes_on", as: String.self)) ?? .earliest)
    }
}
