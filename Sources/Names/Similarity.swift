/// How alike two words sound, between 0 and 1: an edit distance in which vowels weigh little and confusable
/// consonants less than others.
enum Similarity {
    static func between(_ left: [UInt8], _ right: [UInt8]) -> Double {
        if left == right { return 1 }
        // Names are short; anything longer is not worth a table of its square.
        guard left.count <= 40, right.count <= 40, !left.isEmpty, !right.isEmpty else { return 0 }
        var row = [0]
        for letter in right { row.append((row.last ?? 0) + weight(letter)) }
        for letter in left {
            var diagonal = row[0]
            row[0] += weight(letter)
            for column in right.indices {
                let above = row[column + 1]
                let substituted = diagonal + exchange(letter, right[column])
                row[column + 1] = min(substituted, above + weight(letter), row[column] + weight(right[column]))
                diagonal = above
            }
        }
        let whole = max(left.reduce(0) { $0 + weight($1) }, right.reduce(0) { $0 + weight($1) })
        return max(0, 1 - Double(row[right.count]) / Double(max(whole, 1)))
    }

    /// What it costs to leave a letter out, in twentieths of a consonant.
    private static func weight(_ letter: UInt8) -> Int {
        switch letter {
        case UInt8(ascii: "e"): 4
        case UInt8(ascii: "a"): 5
        case UInt8(ascii: "i"), UInt8(ascii: "u"): 7
        case UInt8(ascii: "h"): 12
        default: 20
        }
    }

    private static func exchange(_ left: UInt8, _ right: UInt8) -> Int {
        if left == right { return 0 }
        switch (Romanization.isVowel(left), Romanization.isVowel(right)) {
        case (true, true): return left == UInt8(ascii: "e") || right == UInt8(ascii: "e") ? 3 : 7
        case (false, false): return confusable(left, right) ? 8 : 20
        case (true, false): return semivowel(left, right) ? 3 : 20
        case (false, true): return semivowel(right, left) ? 3 : 20
        }
    }

    private static func semivowel(_ vowel: UInt8, _ consonant: UInt8) -> Bool {
        vowel == UInt8(ascii: "u") && consonant == UInt8(ascii: "w")
            || vowel == UInt8(ascii: "i") && consonant == UInt8(ascii: "y")
    }

    private static func confusable(_ left: UInt8, _ right: UInt8) -> Bool {
        let pair = [min(left, right), max(left, right)]
        return pairs.contains(pair)
    }

    private static let pairs = Set(["jk", "gk", "dz", "st", "sz", "hx", "gx", "gr", "dt", "cs"].map { Array($0.utf8) })
}
