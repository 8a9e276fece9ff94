extension SearchKeys {
    /// The keys to look up for the units of a query, each once per slot.
    static func tokens(of units: [SearchQuery.Unit]) -> [QueryToken] {
        var seen: Set<String> = []
        var tokens: [QueryToken] = []
        func add(_ key: String, _ kind: SearchTermKind, _ weight: Double, _ slot: Int, _ isPrefix: Bool = false) {
            guard seen.insert("\(slot) \(isPrefix ? 1 : 0) \(key)").inserted else { return }
            tokens.append(QueryToken(key: key, kind: kind, weight: weight, slot: slot, isPrefix: isPrefix))
        }
        for unit in units {
            let slot = unit.span.lowerBound
            switch unit.meaning {
            case .concept(let key): add(key, .concept, 0.7 * Double(unit.span.count), slot)
            case .name(let word, let unfinished):
                let times = Double(unit.span.count)
                for (rank, fold) in word.folds.enumerated() {
                    add(fold, .exactFold, (rank == 0 ? 1 : 0.9) * times, slot)
                    if unfinished, fold.unicodeScalars.count >= 2 { add(fold, .exactFold, 0.7 * times, slot, true) }
                }
                for (rank, key) in word.keys.enumerated() where key.utf8.count >= 2 || word.folds.count == 1 {
                    let weight = (rank == 0 ? 0.6 : 0.5) * times
                    add(phonetic(key), .phonetic, weight, slot)
                    if unfinished, key.utf8.count >= 3 { add(phonetic(key), .phonetic, weight / 2, slot, true) }
                }
            }
        }
        return tokens
    }
}
