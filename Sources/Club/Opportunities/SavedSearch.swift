import Morocco
import Names
import Persistence
import Web

/// A view of the list kept under a name.
struct SavedSearch: Hashable, Sendable {
    /// So many a member keeps at most.
    static let most = 20
    /// From here on every word of the search was found.
    private static let least = 0.34

    var id: ID<SavedSearch>
    var name: String
    var words: String
    var side: Opportunity.Side?
    var kind: Opportunity.Kind?
    var division: String?
    var region: Region?

    init(id: ID<SavedSearch>, name: String, _ filter: OpportunityFilter) {
        self.id = id
        self.name = name
        words = filter.text
        side = filter.side
        kind = filter.kind
        division = filter.division
        region = filter.region
    }

    init(_ row: Row) throws {
        id = try row.get("id")
        name = try row.get("name")
        words = try row.get("words")
        side = try row.get("side")
        kind = try row.get("kind")
        division = try row.get("nma_division")
        region = try row.get("region", as: String?.self).flatMap(Region.init(rawValue:))
    }

    /// The list it stands for.
    var filter: OpportunityFilter {
        var filter = OpportunityFilter()
        filter.text = words
        filter.side = side
        filter.kind = kind
        filter.division = division
        filter.region = region
        return filter
    }

    /// Whether the words of a search are all in an opportunity.
    static func meets(_ words: String, _ candidate: SearchCandidate) -> Bool {
        let query = SearchQuery(words, unfinished: false)
        return query.isEmpty || Ranking.score(query, candidate) >= least
    }
}
