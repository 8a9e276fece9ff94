/// Folds text so that accents, case, script forms and punctuation no longer tell two written forms apart.
///
/// Works scalar by scalar: no locale, no Foundation, and the same result on every machine, because folded text is
/// stored in the database.
public enum Folding {
    /// Lower-case words of letters and digits, separated by single spaces; empty when nothing is left.
    public static func fold(_ text: String) -> String {
        var folded = String.UnicodeScalarView()
        var word: [Unicode.Scalar] = []
        func endWord() {
            guard !word.isEmpty else { return }
            if !folded.isEmpty { folded.append(" ") }
            folded.append(contentsOf: word)
            word.removeAll(keepingCapacity: true)
        }
        for scalar in text.unicodeScalars {
            switch FoldedScalar(scalar) {
            case .letter(let letter): word.append(letter)
            case .letters(let letters): word.append(contentsOf: letters.unicodeScalars)
            case .ignored: continue
            case .space: endWord()
            // *l'eau* and *d'Agadir* are two words; *M'hamed* and *Sa'id* are one.
            case .apostrophe where word == ["l"] || word == ["d"] || word == ["q", "u"]: endWord()
            case .apostrophe: continue
            }
        }
        endWord()
        return String(folded)
    }

    /// The words of a folded text.
    public static func words(_ text: String) -> [String] {
        fold(text).split(separator: " ").map(String.init)
    }
}
