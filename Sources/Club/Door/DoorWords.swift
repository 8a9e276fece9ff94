import Morocco

/// Finds people on the desk's list by the words typed: each begins a word of the name, or of the company.
struct DoorWords: Sendable {
    private let words: [Substring]

    init(_ text: String) {
        words = Folding.fold(text).split(separator: " ")
    }

    func match(_ entry: DoorEntry) -> Bool {
        guard !words.isEmpty else { return true }
        let text = " " + Self.text(entry)
        return words.allSatisfy { text.contains(" " + $0) }
    }

    /// What the page's script looks in, too.
    static func text(_ entry: DoorEntry) -> String {
        Folding.fold([entry.substitute, entry.givenName, entry.familyName, entry.company].joined(separator: " "))
    }
}
