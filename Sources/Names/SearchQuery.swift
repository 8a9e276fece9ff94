import Morocco

/// What someone typed in the search field, read once and used to find candidates and to rank them.
public struct SearchQuery: Sendable {
    /// The keys to look up.
    public let tokens: [QueryToken]
    let units: [Unit]
    /// For each folded word typed, whether it counts.
    let counts: [Bool]

    /// One way to understand some neighbouring words of the query.
    struct Unit: Sendable {
        enum Meaning: Sendable {
            case name(NameWord, unfinished: Bool)
            case concept(String)
        }
        let span: Range<Int>
        let meaning: Meaning
    }

    /// Reads a query; `unfinished` says that the last word may still be being typed.
    public init(_ text: String, unfinished: Bool = true) {
        // Nobody types thirty words: what follows is dropped before it costs anything.
        let typed = String(text.unicodeScalars.prefix(2000))
        let folded = Array(Folding.words(typed).prefix(12)).map { String($0.prefix(48)) }
        let words = NameWords.of(folded: folded)
        var units: [Unit] = []
        for (index, word) in words.enumerated() {
            let last = unfinished && index == words.count - 1
            units.append(Unit(span: word.span, meaning: .name(word, unfinished: last)))
            if index > 0 {
                let joined = NameWord.joining(words[index - 1], word)
                units.append(Unit(span: joined.span, meaning: .name(joined, unfinished: last)))
            }
        }
        for place in PlaceLexicon.cities(among: folded) {
            units.append(Unit(span: place.span, meaning: .concept(SearchKeys.city(place.city))))
        }
        for trade in TradeLexicon.concepts(among: folded) {
            units.append(Unit(span: trade.span, meaning: .concept(SearchKeys.trade(trade.trade))))
        }
        for (index, word) in folded.enumerated() where !StopWords.contains(word) && word.utf8.count > 2 {
            units.append(Unit(span: index..<index + 1, meaning: .concept(SearchKeys.stem(word))))
        }
        let counts = folded.map { !StopWords.contains($0) }
        self.counts = counts.contains(true) ? counts : counts.map { _ in true }
        self.units = units
        tokens = SearchKeys.tokens(of: units)
    }

    /// Whether nothing can be found, because nothing was typed.
    public var isEmpty: Bool { tokens.isEmpty }
}
