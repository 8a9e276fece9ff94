import Localization
import Testing

@Suite struct FrenchSpacingTests {
    @Test(arguments: [
        ("Avez-vous trouvé ?", "Avez-vous trouvé\u{202F}?"), ("Non ; oui !", "Non\u{202F}; oui\u{202F}!"),
        ("« %{title} » est close", "«\u{202F}%{title}\u{202F}» est close"),
        ("%{club} : 3 nouvelles", "%{club}\u{A0}: 3\u{A0}nouvelles"),
        ("5 000 boîtes, 100 % prêtes", "5\u{202F}000\u{A0}boîtes, 100\u{202F}% prêtes"),
    ])
    func `Spaces hold before punctuation, within guillemets and beside numbers`(written: String, spaced: String) {
        #expect(FrenchSpacing.applied(to: written) == spaced)
    }

    @Test(arguments: [
        "https://club.example/a?b=c", "10:30", "Palier 3 %{price}", "Bonjour %{name}", "", " ", ":", "« ", " :",
        "Bonjour le monde",
    ])
    func `Addresses, times and places are left alone`(text: String) {
        #expect(FrenchSpacing.applied(to: text) == text)
    }

    @Test func `Whatever the text, only plain spaces change, each into one space, and once is enough`() {
        var random = SystemRandomNumberGenerator()
        let alphabet = Array(" :;!?«»%{}9a\u{A0}é\u{301}\n🤝ش".unicodeScalars)

        for _ in 0..<2000 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...30, using: &random) {
                if let scalar = alphabet.randomElement(using: &random) { text.append(scalar) }
            }

            let spaced = FrenchSpacing.applied(to: String(text))

            #expect(spaced.unicodeScalars.count == text.count)
            let hasChangedOnlySpaces = zip(text, spaced.unicodeScalars).allSatisfy { before, after in
                before == after || (before == " " && (after == "\u{A0}" || after == "\u{202F}"))
            }
            #expect(hasChangedOnlySpaces)
            #expect(FrenchSpacing.applied(to: spaced) == spaced)
        }
    }
}
