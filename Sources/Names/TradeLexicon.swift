import Morocco

/// The trades of the country in three languages: a trade, who practises it and what comes of it lead to one concept.
public enum TradeLexicon {
    /// One concept and the words for it.
    public struct Trade: Sendable, Hashable, Identifiable {
        /// The concept, as in `printing`.
        public let id: String
        /// Words in French, the name of the trade first.
        public let french: [String]
        /// Words in Arabic, the name of the trade first.
        public let arabic: [String]
        /// Words in English, the name of the trade first.
        public let english: [String]
    }

    /// A concept found in a text.
    public struct Finding: Sendable, Hashable {
        /// The concept, as in `printing`.
        public let trade: String
        /// The places of its words among the folded words of the text.
        public let span: Range<Int>
    }

    /// All the trades.
    public static let trades: [Trade] = String(decoding: PackageResources.trades_tsv, as: UTF8.self)
        .split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard cells.count == 4 else { return nil }
            let words = cells.dropFirst().map { $0.split(separator: ";").map(String.init) }
            return Trade(id: String(cells[0]), french: words[0], arabic: words[1], english: words[2])
        }

    /// The concepts a text speaks of, the longest phrases first taken.
    public static func concepts(in text: String) -> [Finding] { concepts(among: Folding.words(text)) }

    /// The concepts among folded words.
    static func concepts(among words: [String]) -> [Finding] {
        let content = words.indices.filter { !StopWords.contains(words[$0]) }
        return concepts(amongStems: content.map { Stem.of(words[$0]) }).map { finding in
            Finding(
                trade: finding.trade, span: content[finding.span.lowerBound]..<content[finding.span.upperBound - 1] + 1)
        }
    }

    /// The concepts among the stems of words that say something; spans count these.
    static func concepts(amongStems stems: [String]) -> [Finding] {
        var found: [Finding] = []
        var start = 0
        while start < stems.count {
            var taken = 1
            // Most words begin no phrase at all, and few a long one.
            let most = min(beginnings[stems[start]] ?? 0, stems.count - start)
            for length in stride(from: most, through: 1, by: -1) {
                guard let trades = phrases[stems[start..<start + length].joined(separator: " ")] else { continue }
                found += trades.map { Finding(trade: $0, span: start..<start + length) }
                taken = length
                break
            }
            start += taken
        }
        return found
    }

    /// The first stem of phrases → the length of the longest that begins so, in words.
    private static let beginnings: [String: Int] = {
        var beginnings: [String: Int] = [:]
        for phrase in phrases.keys {
            let stems = phrase.split(separator: " ")
            guard let first = stems.first.map(String.init) else { continue }
            beginnings[first] = min(longest, max(beginnings[first] ?? 0, stems.count))
        }
        return beginnings
    }()

    private static let longest = 4

    /// Stemmed phrase → concepts.
    private static let phrases: [String: [String]] = {
        var phrases: [String: [String]] = [:]
        for trade in trades {
            for phrase in trade.french + trade.arabic + trade.english {
                let words = Folding.words(phrase).filter { !StopWords.contains($0) }
                let key = words.map(Stem.of).joined(separator: " ")
                if !key.isEmpty, phrases[key]?.contains(trade.id) != true { phrases[key, default: []].append(trade.id) }
            }
        }
        return phrases
    }()
}
