import Names

/// The words of a text as its author wrote them, with accents and capitals, each with its stem.
struct WrittenWords {
    private let words: [(word: String, term: Int32)]

    init(_ text: String, terms: TermTable) {
        let pieces = text.split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "'" || $0 == "’") }
        words = pieces.compactMap { piece in
            // The last stem: *d'emballage* is told as it stands, and found by its noun.
            guard let stem = TextReading(String(piece)).stems.last, let term = terms.number(of: stem) else {
                return nil
            }
            return (String(piece), term)
        }
    }

    /// The first few that bear one of these stems.
    func bearing(_ terms: Set<Int32>, most: Int) -> [String] {
        var found: [String] = []
        for (word, term) in words where terms.contains(term) && !found.contains(word) && found.count < most {
            found.append(word)
        }
        return found
    }
}
