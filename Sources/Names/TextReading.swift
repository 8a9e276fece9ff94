public import Morocco

/// A running text as the search engine understands it: what a member offers, seeks or does.
public struct TextReading: Sendable, Hashable {
    /// The stems of the words that say something by themselves, in order, without the names of towns.
    public let stems: [String]
    /// The towns named, each once, in order.
    public let cities: [City]

    /// Reads a text in any of the three languages, or in several.
    public init(_ text: String) {
        let words = Folding.words(text)
        let places = PlaceLexicon.cities(among: words)
        var isPlace = [Bool](repeating: false, count: words.count)
        for place in places { for word in place.span { isPlace[word] = true } }
        stems = words.indices.filter { !isPlace[$0] && !StopWords.contains(words[$0]) }.map { Stem.of(words[$0]) }
        var seen: Set<String> = []
        cities = places.compactMap { seen.insert($0.city).inserted ? City.withID($0.city) : nil }
    }

    /// The trades among such stems; spans count these. Stems may have been put right before, as after a slip of the
    /// keyboard.
    public static func trades(amongStems stems: [String]) -> [TradeLexicon.Finding] {
        TradeLexicon.concepts(amongStems: stems)
    }
}
