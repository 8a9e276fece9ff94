/// The Arabic article in names, as it is written in both scripts, apart, joined or swallowed by a sun letter.
enum Article {
    /// Words that are an article by themselves.
    static let words: Set<String> = ["al", "el", "l", "ال", "il", "ul", "ol"]

    /// A word without its joined article, when it may have one: *elfassi*, *ennaciri*, *الفاسي*, *lhoussaine*.
    static func stripped(_ word: String) -> String? {
        let letters = Array(word.unicodeScalars)
        if letters.starts(with: ["ا", "ل"]) { return letters.count >= 5 ? text(letters.dropFirst(2)) : nil }
        guard letters.count >= 5, letters[0].isASCII else { return nil }
        let vowels: Set<Unicode.Scalar> = ["a", "e", "i", "o", "u", "y"]
        if letters[0] == "l" {
            // *Lamrani* is *l'Amrani*; short names in la- (Lahlou, Laila) have no article.
            if letters[1] == "a", letters.count >= 7, !vowels.contains(letters[2]) { return text(letters.dropFirst()) }
            return vowels.contains(letters[1]) || letters[1] == "l" ? nil : text(letters.dropFirst())
        }
        guard ["a", "e", "u"].contains(letters[0]), letters.count >= 6 else { return nil }
        // Doubled: a sun letter has swallowed the l (Ennaciri, Attazi).
        if letters[1] == letters[2] { return text(letters.dropFirst(2)) }
        if letters[1] == "l" { return text(letters.dropFirst(2)) }
        // The same with one letter or a digraph left (Echraibi, Ezahra).
        if letters[0] == "e", !vowels.contains(letters[1]) { return text(letters.dropFirst()) }
        return nil
    }

    /// The ways a word is heard: servant-of names lose the article inside (*abd el kader*, *عبد القادر*), and
    /// of-the-faith names as well (*nour eddine*, *نور الدين*).
    static func spokenForms(_ word: String) -> [String] {
        if word.hasPrefix("عبدال") { return ["عبد" + text(Array(word.unicodeScalars).dropFirst(5))] }
        if word.hasSuffix("الدين"), word.unicodeScalars.count > 6 {
            return [text(Array(word.unicodeScalars).dropLast(5)) + "دين"]
        }
        guard word.hasPrefix("abd"), word.utf8.count >= 7 else { return [word] }
        let rest = Array(word.unicodeScalars).dropFirst(3)
        guard let vowel = rest.first, ["e", "a", "u", "o", "i"].contains(vowel) else { return [word] }
        var name = rest.dropFirst()
        if vowel == "o", name.first == "u" { name = name.dropFirst() }
        // The e keeps d and h apart: *abdelhak* has no ذ.
        var forms: [String] = []
        // *abdelatif*: the l may be the article's, the name's, or both.
        if name.first == "l" { forms.append("abde" + text(name.drop { $0 == "l" })) }
        forms.append("abde" + text(name))
        return forms
    }

    private static func text(_ letters: some Sequence<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(letters))
    }
}
