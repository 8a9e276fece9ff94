/// Light stemming of words of trades: plurals and feminine endings in Latin letters, article and plural endings in
/// Arabic. It unites forms of one word, not words of one family; families are the work of ``TradeLexicon``.
public enum Stem {
    /// The stem of one folded word.
    public static func of(_ word: String) -> String {
        var letters = Array(word.unicodeScalars)
        guard let first = letters.first else { return word }
        if (0x600...0x6FF).contains(first.value) { arabic(&letters) } else { latin(&letters) }
        return String(String.UnicodeScalarView(letters))
    }

    private static func latin(_ letters: inout [Unicode.Scalar]) {
        if letters.count > 4, ends(letters, "aux") { letters.replaceSubrange((letters.count - 2)..., with: ["l"]) }
        if letters.count > 3, letters.last == "s" || letters.last == "x" { letters.removeLast() }
        if letters.count > 3, letters.last == "e" { letters.removeLast() }
        // *professionnelle* and *professionnel*
        if letters.count > 4, letters[letters.count - 1] == letters[letters.count - 2] { letters.removeLast() }
    }

    private static func arabic(_ letters: inout [Unicode.Scalar]) {
        for prefix in prefixes where letters.count >= prefix.count + 3 && letters.starts(with: prefix) {
            letters.removeFirst(prefix.count)
            break
        }
        for suffix in suffixes where letters.count >= suffix.count + 3 && letters.suffix(suffix.count) == suffix[...] {
            letters.removeLast(suffix.count)
            break
        }
    }

    private static func ends(_ letters: [Unicode.Scalar], _ ending: String) -> Bool {
        letters.suffix(ending.unicodeScalars.count).elementsEqual(ending.unicodeScalars)
    }

    private static let prefixes: [[Unicode.Scalar]] = ["وال", "بال", "فال", "كال", "لل", "ال"]
        .map { Array($0.unicodeScalars) }
    private static let suffixes: [[Unicode.Scalar]] = ["يات", "يون", "ات", "ون", "ين", "يه", "ه"]
        .map { Array($0.unicodeScalars) }
}
