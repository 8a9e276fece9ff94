import Morocco
import Names
import Persistence

/// Writes what a search among opportunities looks up, in the transaction that publishes or changes one.
enum OpportunityIndex {
    /// Where a word of an opportunity stands. The raw value is stored in `opportunity_terms.field`.
    enum Place: Int, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case title = 0
        case words = 1
        case trade = 2
        case region = 3

        /// As what its words are read and ranked: a title counts more than what follows it.
        var field: SearchField {
            switch self {
            case .title: .offer
            case .words, .trade: .need
            case .region: .city
            }
        }
    }

    static func write(_ new: NewOpportunity, in db: any Connection) throws {
        try db.execute("DELETE FROM opportunity_terms WHERE opportunity_id = \(new.id)")
        try db.insert(into: "opportunity_terms", columns: columns, rows: rows(new))
    }

    /// Those of opportunities that nobody may find any more.
    static func remove(_ ids: some Sequence<ID<Opportunity>>, in db: any Connection) throws {
        try db.execute("DELETE FROM opportunity_terms WHERE opportunity_id IN \(list: ids)")
    }

    static let columns = ["term", "opportunity_id", "field"]

    static func rows(_ new: NewOpportunity) -> [[any SQLBindable]] {
        texts(new).flatMap { place, text in
            Set(SearchKeys.index(place.field, text).map(\.key)).sorted().map { [$0, new.id, place] }
        }
    }

    /// What is found of it. Nothing of its author: a search must not tell who published a thing.
    static func texts(_ new: NewOpportunity) -> [(place: Place, text: String)] {
        var texts: [(place: Place, text: String)] = [(.title, new.title), (.words, new.words)]
        if let trade = new.division.flatMap(NMA.division)?.name {
            texts.append((.trade, [trade.french, trade.arabic, trade.english].joined(separator: " ")))
        }
        if let region = new.region?.name {
            texts.append((.region, [region.french, region.arabic, region.english].joined(separator: " ")))
        }
        return texts.filter { !$0.text.isEmpty }
    }

    /// The opportunity as ranking sees it.
    static func candidate(_ new: NewOpportunity) -> SearchCandidate {
        SearchCandidate(texts(new).map { ($0.place.field, $0.text) })
    }
}
