import Morocco
import Names
import Testing

@Suite struct TextReadingTests {
    @Test func `Every written form of a town is found in running text, and is no word of what is sought`() {
        for city in City.all {
            // Four words are the most that are looked at together.
            for form in city.writtenForms where Folding.words(form).count <= 4 {
                let reading = TextReading("imprimerie \(form) offset")

                #expect(reading.cities.contains { City.named(form) == $0 }, "\(form)")
                #expect(reading.stems == ["imprimeri", "offset"], "\(form)")
            }
        }
    }

    @Test func `Stop words say nothing and trades are found among stems`() {
        let reading = TextReading("Recherche d'huile d'olive et de l'emballage pour la société à Ben Slimane")

        #expect(reading.cities.map(\.name.french) == ["Benslimane"])
        #expect(Set(TextReading.trades(amongStems: reading.stems).map(\.trade)) == ["olive-oil", "packaging"])
    }

    @Test(arguments: ["", " ", "\u{0}", "de la", "🙂"]) func `A text without words has none`(text: String) {
        #expect(TextReading(text).stems.isEmpty)
        #expect(TextReading(text).cities.isEmpty)
    }
}
