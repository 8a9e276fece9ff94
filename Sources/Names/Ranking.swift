/// Orders candidates: exact words before beginnings, beginnings before sounds, sounds before concepts; every word of
/// the query should be found, and one that is missing lowers the whole.
public enum Ranking {
    /// How well a candidate answers a query, between 0 (not at all) and 1.
    public static func score(_ query: SearchQuery, _ candidate: SearchCandidate) -> Double {
        let count = query.counts.count
        guard count > 0 else { return 0 }
        // best[n]: the best understanding of the first n words, each unit covering its span once.
        var best = [Cover](repeating: Cover(), count: count + 1)
        let units = query.units.map { unit in (unit.span, strength(of: unit, in: candidate)) }
        for end in 1...count {
            best[end] = best[end - 1]
            for (span, strength) in units where span.upperBound == end && strength > 0 {
                let words = Double(max(1, query.counts[span].count { $0 }))
                let before = best[span.lowerBound]
                let cover = Cover(sum: before.sum + strength * words, found: before.found + words)
                if cover.sum > best[end].sum { best[end] = cover }
            }
        }
        let total = Double(query.counts.count { $0 })
        let cover = best[count]
        let score = min(1, cover.sum / total) * min(1, cover.found / total)
        // Among equals, the shorter name is likelier to be the one that was meant.
        return score * (1 - 0.01 * Double(min(candidate.nameLength, 8)))
    }

    private struct Cover {
        var sum = 0.0
        var found = 0.0
    }

    private static func strength(of unit: SearchQuery.Unit, in candidate: SearchCandidate) -> Double {
        switch unit.meaning {
        case .concept(let key):
            guard let weight = candidate.concepts[key] else { return 0 }
            // A town is the same under all its names; a trade is only near its neighbours.
            return (key.hasPrefix("#city") ? 0.95 : key.hasPrefix("=") ? 0.75 : 0.7) * weight
        case .name(let word, let unfinished):
            var best = 0.0
            for theirs in candidate.names where theirs.weight > best {
                best = max(best, alike(word, theirs.word, unfinished) * theirs.weight)
            }
            if best >= 0.75 { return best }
            for (plain, weight) in candidate.plain where weight > best {
                if plain == word.fold {
                    best = max(best, 0.95 * weight)
                } else if unfinished, isBeginning(word.fold, of: plain) {
                    best = max(best, beginning(word.fold, of: plain) * weight)
                }
            }
            return best
        }
    }

    /// How well a typed word fits a word of a name.
    static func alike(_ typed: NameWord, _ word: NameWord, _ unfinished: Bool) -> Double {
        var best = 0.0
        for (rank, fold) in typed.folds.enumerated() {
            for (other, theirs) in word.folds.enumerated() {
                if fold == theirs { return rank + other == 0 ? 1 : 0.98 }
                if unfinished, isBeginning(fold, of: theirs) { best = max(best, beginning(fold, of: theirs)) }
            }
        }
        if typed.keys.contains(where: word.keys.contains) {
            let similarity = typed.similarity(to: word)
            best = max(best, 0.4 + 0.55 * similarity * similarity)
        } else if unfinished, typed.keys.contains(where: { begins($0, word) }) {
            best = max(best, 0.4)
        }
        return best
    }

    private static func begins(_ key: String, _ word: NameWord) -> Bool {
        key.utf8.count >= 3 && word.keys.contains { $0.utf8.starts(with: key.utf8) }
    }

    private static func isBeginning(_ start: String, of word: String) -> Bool {
        start.utf8.count >= 2 && start.utf8.count < word.utf8.count && word.utf8.starts(with: start.utf8)
    }

    private static func beginning(_ start: String, of word: String) -> Double {
        0.65 + 0.25 * Double(start.utf8.count) / Double(word.utf8.count)
    }
}
