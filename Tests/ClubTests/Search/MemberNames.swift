import TestSupport

/// Made-up names, the same for the same seed.
enum MemberNames {
    static func list(count: Int, seed: UInt64) -> [(given: String, family: String)] {
        var generator = MemberGenerator(seed: seed)
        return (0..<count).map { _ in
            let name = generator.name()
            let words = name.split(separator: " ", maxSplits: 1).map(String.init)
            return (words.first ?? name, words.count > 1 ? words[1] : "Alami")
        }
    }
}
