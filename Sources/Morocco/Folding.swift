/// Folds text so that accents, case, script forms and punctuation no longer tell two written forms apart.
///
/// Works scalar by scalar: no locale, no Foundation, and the same result on every machine, because folded text is
/// stored in the database.
public enum Folding {
    /// Lower-case words of letters and digits, separated by single spaces; empty when nothing is left.
    public static func fold(_ text: String) -> String {
        // Bytes, because a view of scalars is copied whole whenever a word is appended to it.
        var folded: [UInt8] = []
        folded.reserveCapacity(text.utf8.count)
        var start = 0
        func endWord() {
            guard folded.count > start else { return }
            folded.append(space)
            start = folded.count
        }
        for scalar in text.unicodeScalars {
            switch FoldedScalar(scalar) {
            case .letter(let letter): if let bytes = UTF8.encode(letter) { folded += bytes }
            case .letters(let letters): folded += letters.utf8
            case .ignored: continue
            case .space: endWord()
            // *l'eau* and *d'Agadir* are two words; *M'hamed* and *Sa'id* are one.
            case .apostrophe: if isElided(folded[start...]) { endWord() }
            }
        }
        if folded.last == space { folded.removeLast() }
        return String(decoding: folded, as: UTF8.self)
    }

    /// The words of a folded text.
    public static func words(_ text: String) -> [String] {
        fold(text).utf8.split(separator: space).map { String(Substring($0)) }
    }

    private static let space = UInt8(ascii: " ")

    /// *L'*, *d'* and *qu'* stand before another word.
    private static func isElided(_ word: ArraySlice<UInt8>) -> Bool {
        word.elementsEqual("l".utf8) || word.elementsEqual("d".utf8) || word.elementsEqual("qu".utf8)
    }
}
