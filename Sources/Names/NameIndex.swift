/// An index of members in memory: the reference the database's index is measured against, and enough for a small club.
public struct NameIndex<Key: Hashable & Sendable & Comparable>: Sendable {
    /// A member found, and how well.
    public struct Hit: Sendable, Hashable {
        /// Whose fields were added.
        public let key: Key
        /// Between 0 and 1, see ``Ranking``.
        public let score: Double
    }

    private struct Posting {
        let member: Int
        let weight: Double
    }

    private var keys: [Key] = []
    private var candidates: [SearchCandidate] = []
    private var postings: [String: [Posting]] = [:]
    private var sorted: [String] = []

    /// Indexes members, each by the texts of its fields.
    public init(_ members: [(key: Key, fields: [(SearchField, String)])]) {
        for (member, (key, fields)) in members.enumerated() {
            keys.append(key)
            candidates.append(SearchCandidate(fields))
            var best: [String: Double] = [:]
            for (field, text) in fields {
                for term in SearchKeys.index(field, text) { best[term.key] = max(best[term.key] ?? 0, term.weight) }
            }
            for (term, weight) in best { postings[term, default: []].append(Posting(member: member, weight: weight)) }
        }
        sorted = postings.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The members who answer a query best, best first; among equals in the order of their keys.
    public func search(_ text: String, limit: Int = 5, candidates most: Int = 300) -> [Hit] {
        let query = SearchQuery(text)
        let hits = gather(query, most).map { member in
            Hit(key: keys[member], score: Ranking.score(query, candidates[member]))
        }
        return Array(
            hits.filter { $0.score > 0 }
                .sorted { $0.score != $1.score ? $0.score > $1.score : $0.key < $1.key }
                .prefix(limit)
        )
    }

    /// The likeliest members: the sum, over the words of the query, of the best key found for each.
    private func gather(_ query: SearchQuery, _ most: Int) -> [Int] {
        var sums: [Int: Double] = [:]
        for slot in Set(query.tokens.map(\.slot)) {
            var best: [Int: Double] = [:]
            for token in query.tokens where token.slot == slot {
                for term in terms(token) {
                    for posting in postings[term] ?? [] {
                        best[posting.member] = max(best[posting.member] ?? 0, posting.weight * token.weight)
                    }
                }
            }
            for (member, weight) in best { sums[member, default: 0] += weight }
        }
        return sums.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
            .prefix(most).map(\.key)
    }

    private func terms(_ token: QueryToken) -> [String] {
        guard token.isPrefix else { return [token.key] }
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle].utf8.lexicographicallyPrecedes(token.key.utf8) { low = middle + 1 } else { high = middle }
        }
        return Array(sorted[low...].prefix { $0.utf8.starts(with: token.key.utf8) }.prefix(200))
    }
}
