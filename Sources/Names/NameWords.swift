import Morocco

/// Cuts a text into the words of names: particles joined to what they introduce, articles dropped, abbreviations
/// spelled out.
public enum NameWords {
    /// The words of a text, in order; empty when it holds no letter or digit.
    public static func of(_ text: String) -> [NameWord] { of(folded: Folding.words(text)) }

    /// The words of a text already folded and cut at its spaces.
    static func of(folded tokens: [String]) -> [NameWord] {
        joined(tokens).map { token in
            NameWordMemory.word(token.text + "/" + (token.bare ?? ""), span: token.span) { word(token) }
        }
    }

    private static func word(_ token: Token) -> NameWord {
        var forms = [token.text]
        if let bare = token.bare { forms.append(bare) }
        if let stripped = Article.stripped(token.text) { forms.append(stripped) }
        if let full = abbreviations[token.text] { forms += full }
        return NameWord(forms, span: token.span)
    }

    private struct Token {
        var text: String
        /// The word without the article that stood before it.
        var bare: String?
        var span: Range<Int>
    }

    /// Joins particles to the word after them (*ben*, *abd el*), and *eddine* to the word before.
    private static func joined(_ tokens: [String]) -> [Token] {
        var found: [Token] = []
        var prefix = ""
        var article: String?
        var start = 0
        for (index, token) in tokens.enumerated() {
            let isLast = index == tokens.count - 1
            if !isLast, Article.words.contains(token) {
                article = token
                continue
            }
            if !isLast, let particle = particles[token] {
                prefix += particle
                article = nil
                continue
            }
            let span = start..<index + 1
            if faith.contains(token), prefix.isEmpty, let last = found.popLast() {
                let ending = token.hasSuffix("ين") ? "الدين" : "eddine"
                found.append(Token(text: (last.bare ?? last.text) + ending, span: last.span.lowerBound..<index + 1))
            } else if !prefix.isEmpty {
                let name = prefix.hasPrefix("abd") ? "el" + (Article.stripped(token) ?? token) : token
                found.append(Token(text: prefix + name, span: span))
            } else {
                found.append(Token(text: (article ?? "") + token, bare: article == nil ? nil : token, span: span))
            }
            (prefix, article, start) = ("", nil, index + 1)
        }
        return found
    }

    private static let faith: Set<String> = [
        "eddine", "eddin", "uddin", "ddine", "addine", "addin", "dine", "din", "deen", "الدين", "دين",
    ]

    /// A particle, and how it is written when joined.
    private static let particles: [String: String] = [
        "ben": "ben", "bin": "ben", "ibn": "ben", "bnou": "ben", "bni": "beni", "beni": "beni", "bel": "bel",
        "bou": "bou", "abou": "abou", "abu": "abou", "ould": "ould", "oulad": "oulad", "ouled": "oulad",
        "ait": "ait", "abd": "abd", "abdel": "abd", "abdul": "abd", "abdal": "abd", "abdoul": "abd", "abder": "abd",
        "abdes": "abd", "abden": "abd", "abdeur": "abd",
        "بن": "بن", "ابن": "بن", "بنو": "بن", "بو": "بو", "ابو": "ابو", "ولد": "ولد", "اولاد": "اولاد",
        "ايت": "ايت", "عبد": "عبد",
    ]

    private static let abbreviations: [String: [String]] = [
        "med": ["mohamed"], "mohd": ["mohamed"], "moh": ["mohamed"], "md": ["mohamed"], "mhd": ["mohamed"],
        "simo": ["mohamed"], "my": ["moulay"], "fz": ["fatimazahra"], "abdou": ["abdo"], "lla": ["lalla"],
        "ste": ["societe"], "cie": ["compagnie"], "ets": ["etablissements"],
    ]
}
