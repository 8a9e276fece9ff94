/// One word of a name, with all that is needed to find and to compare it.
public struct NameWord: Sendable, Hashable {
    /// The written forms that are the same word: as typed, then without its article, then what it abbreviates.
    public let folds: [String]
    /// The phonetic keys of those forms, the likeliest first.
    public let keys: [String]
    /// The sounds of those forms.
    let heard: [[UInt8]]
    /// The places, among the folded words of the text, that the word was made of.
    private(set) var span: Range<Int>

    init(_ forms: [String], span: Range<Int>) {
        var folds: [String] = []
        var keys: [String] = []
        var heard: [[UInt8]] = []
        for form in forms where !folds.contains(form) {
            folds.append(form)
            for spoken in Article.spokenForms(form) {
                let sounds = Romanization(word: spoken)
                heard.append(sounds.letters)
                for key in PhoneticKey.keys(sounds) where !keys.contains(key) { keys.append(key) }
            }
        }
        self.folds = folds
        self.keys = keys
        self.heard = heard
        self.span = span
    }

    /// The same word at another place.
    func at(_ span: Range<Int>) -> NameWord {
        var copy = self
        copy.span = span
        return copy
    }

    /// The form as typed, folded.
    public var fold: String { folds.first ?? "" }

    /// Two neighbours written as one word, as *Fatima Zahra* is *Fatimazahra*.
    static func joining(_ first: NameWord, _ second: NameWord) -> NameWord {
        let span = first.span.lowerBound..<second.span.upperBound
        return NameWordMemory.word(first.fold + " " + second.folds.joined(separator: "/"), span: span) {
            joined(first, second, span)
        }
    }

    private static func joined(_ first: NameWord, _ second: NameWord, _ span: Range<Int>) -> NameWord {
        var start = Array(first.fold.unicodeScalars)
        // The ending of فاطمة is not heard before another name.
        if start.count > 2, start.last == "ه" { start.removeLast() }
        let end = Article.stripped(second.fold) ?? second.folds.last ?? second.fold
        let joined = String(String.UnicodeScalarView(start)) + end
        return NameWord([joined], span: span)
    }

    /// How alike two words sound, between 0 and 1.
    func similarity(to other: NameWord) -> Double {
        var best = 0.0
        for mine in heard {
            for theirs in other.heard {
                best = max(best, Similarity.between(mine, theirs))
                if best == 1 { return 1 }
            }
        }
        return best
    }
}
