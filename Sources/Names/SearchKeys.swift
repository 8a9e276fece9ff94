import Morocco

/// Makes the keys under which members are stored and looked up.
public enum SearchKeys {
    /// The keys of one field of a member, each once with its greatest weight.
    public static func index(_ field: SearchField, _ text: String) -> [SearchTerm] {
        let folded = Folding.words(text)
        var terms = Gathering()
        if field.isName {
            let words = NameWords.of(folded: folded)
            for word in words { terms.add(word, field.weight) }
            if field == .name {
                for (first, second) in zip(words, words.dropFirst()) {
                    terms.add(NameWord.joining(first, second), field.weight * 0.9)
                }
            }
        }
        if field != .name { terms.addConcepts(folded, field) }
        return terms.all
    }

    /// The keys to look up for a query; see ``SearchQuery``.
    public static func query(_ text: String) -> [QueryToken] { SearchQuery(text).tokens }

    static func phonetic(_ key: String) -> String { "~" + key }
    static func city(_ id: String) -> String { "#city:" + id }
    static func trade(_ id: String) -> String { "#trade:" + id }
    static func stem(_ word: String) -> String { "=" + Stem.of(word) }

    /// Keys gathered, each once.
    private struct Gathering {
        private var found: [String: SearchTerm] = [:]
        private var order: [String] = []

        var all: [SearchTerm] { order.compactMap { found[$0] } }

        mutating func add(_ key: String, _ kind: SearchTermKind, _ weight: Double) {
            if let known = found[key] {
                guard known.weight < weight else { return }
            } else {
                order.append(key)
            }
            found[key] = SearchTerm(key: key, kind: kind, weight: weight)
        }

        mutating func add(_ word: NameWord, _ weight: Double) {
            for (rank, fold) in word.folds.enumerated() { add(fold, .exactFold, rank == 0 ? weight : weight * 0.9) }
            for (rank, key) in word.keys.enumerated() {
                add(phonetic(key), .phonetic, weight * (rank == 0 ? 0.6 : 0.5))
            }
        }

        mutating func addConcepts(_ folded: [String], _ field: SearchField) {
            for word in folded where !StopWords.contains(word) {
                add(word, .exactFold, field.weight)
                if field != .city, word.utf8.count > 2 { add(stem(word), .concept, field.weight * 0.8) }
            }
            if field != .city {
                for trade in TradeLexicon.concepts(among: folded) {
                    add(SearchKeys.trade(trade.trade), .concept, field.weight * 0.7)
                }
            }
            if field != .trade {
                for place in PlaceLexicon.cities(among: folded) {
                    add(SearchKeys.city(place.city), .concept, field.weight * 0.7)
                }
            }
        }
    }
}
