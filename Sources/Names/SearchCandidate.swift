import Morocco

/// A member as ranking sees one: words and concepts of each field, read once and kept.
public struct SearchCandidate: Sendable {
    struct Word: Sendable {
        let word: NameWord
        let weight: Double
    }

    /// Words of names, companies and towns, to be compared by sound.
    let names: [Word]
    /// Every plain word, with the weight of its field.
    let plain: [String: Double]
    /// Towns, trades and stems, with the weight of their field.
    let concepts: [String: Double]
    /// How many words the name has.
    let nameLength: Int

    /// Reads the fields of a member; a field may come several times.
    public init(_ fields: [(SearchField, String)]) {
        var names: [Word] = []
        var plain: [String: Double] = [:]
        var concepts: [String: Double] = [:]
        var nameLength = 0
        for (field, text) in fields {
            if field.isName {
                let words = NameWords.of(text)
                names += words.map { Word(word: $0, weight: field.weight) }
                if field == .name {
                    nameLength += words.count
                    names += zip(words, words.dropFirst()).map { pair in
                        Word(word: NameWord.joining(pair.0, pair.1), weight: field.weight)
                    }
                }
            }
            if field == .name { continue }
            for term in SearchKeys.index(field, text) {
                switch term.kind {
                case .exactFold: plain[term.key] = max(plain[term.key] ?? 0, field.weight)
                case .concept: concepts[term.key] = max(concepts[term.key] ?? 0, field.weight)
                case .phonetic: continue
                }
            }
        }
        self.names = names
        self.plain = plain
        self.concepts = concepts
        self.nameLength = nameLength
    }

    /// A member of whom an index already said which keys answer the query: only the names are read, which is most of
    /// the time saved, and the score is the same, for no other key counts.
    ///
    /// - Parameters:
    ///   - names: the texts of the name, company and town; others are of no use here.
    ///   - matched: the keys found, each with the field it was found in.
    public init(names texts: [(SearchField, String)], matched: [(key: String, field: SearchField)]) {
        var names: [Word] = []
        var nameLength = 0
        for (field, text) in texts where field.isName {
            let words = NameWords.of(text)
            names += words.map { Word(word: $0, weight: field.weight) }
            guard field == .name else { continue }
            nameLength += words.count
            names += zip(words, words.dropFirst()).map { pair in
                Word(word: NameWord.joining(pair.0, pair.1), weight: field.weight)
            }
        }
        var plain: [String: Double] = [:]
        var concepts: [String: Double] = [:]
        for (key, field) in matched where field != .name {
            switch key.utf8.first {
            case UInt8(ascii: "~"): continue
            case UInt8(ascii: "#"), UInt8(ascii: "="): concepts[key] = max(concepts[key] ?? 0, field.weight)
            default: plain[key] = max(plain[key] ?? 0, field.weight)
            }
        }
        self.names = names
        self.plain = plain
        self.concepts = concepts
        self.nameLength = nameLength
    }
}
