import Names
import TestSupport

/// Plants people under one spelling among generated members, and looks them up under the others.
struct Recall {
    var asked = 0
    var found = 0
    /// Found among the first five once people who bear the very name asked for are set aside.
    var foundBesidesNamesakes = 0
    var missed: [String] = []
    /// How many other people come among the five shown, in all.
    var strangers = 0

    var share: Double { asked == 0 ? 0 : Double(found) / Double(asked) }

    var shareBesidesNamesakes: Double { asked == 0 ? 0 : Double(foundBesidesNamesakes) / Double(asked) }

    /// Made-up members, from a seed.
    static func crowd(_ count: Int, seed: UInt64) -> [(key: Int, fields: [(SearchField, String)])] {
        var generator = MemberGenerator(seed: seed)
        return (0..<count).map { (key: $0, fields: [(SearchField.name, generator.name())]) }
    }

    /// Every ordered pair of spellings: the first is stored, the second asked for.
    ///
    /// `stored` and `asked` make the full name out of a spelling and the number of its group.
    static func measure(
        _ groups: [[String]], among crowd: [(key: Int, fields: [(SearchField, String)])],
        stored: (String, Int) -> String, asked: (String, Int) -> String
    ) -> Recall {
        var recall = Recall()
        let namesakes = groups.map { Set($0.flatMap { NameWords.of($0).flatMap(\.folds) }) }
        func crowdName(_ key: Int) -> String { crowd[key].fields[0].1 }
        let longest = groups.map(\.count).max() ?? 0
        for place in 0..<longest {
            var members = crowd
            for (number, group) in groups.enumerated() where place < group.count {
                members.append((key: -1 - number, fields: [(.name, stored(group[place], number))]))
            }
            let index = NameIndex(members)
            for (number, group) in groups.enumerated() where place < group.count {
                for (other, spelling) in group.enumerated() where other != place {
                    let query = asked(spelling, number)
                    let all = index.search(query, limit: 300)
                    let hits = all.prefix(5)
                    let others = all.filter { hit in
                        let words = hit.key < 0 ? [] : NameWords.of(crowdName(hit.key)).flatMap(\.folds)
                        return namesakes[number].isDisjoint(with: words)
                    }
                    if others.prefix(5).contains(where: { $0.key == -1 - number }) { recall.foundBesidesNamesakes += 1 }
                    recall.asked += 1
                    recall.strangers += hits.count { $0.key >= 0 && $0.score >= 0.6 }
                    if hits.contains(where: { $0.key == -1 - number }) {
                        recall.found += 1
                    } else {
                        recall.missed.append("\(query) ← \(stored(group[place], number))")
                    }
                }
            }
        }
        return recall
    }
}
