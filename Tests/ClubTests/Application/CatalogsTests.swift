import Localization
import Testing

@testable import Club

@Suite struct CatalogsTests {
    @Test func `Every string stands in three languages with equal placeholders and all plural forms`() throws {
        let catalog = try Catalogs.load()

        #expect(catalog.problems() == [])
    }

    @Test func `No French string lets a line end before its punctuation or within its guillemets`() throws {
        let catalog = try Catalogs.load()
        let translator = Translator(catalog, .fr)
        let loose = [" ;", " !", " ?", " :", " »", "« "]

        let found = catalog.keys.filter { key in
            [nil, 0, 1, 2, 1_000_000].contains { count in
                let text = translator.segments(key, count: count).map { segment in
                    switch segment {
                    case .literal(let text): text
                    case .placeholder: "x"
                    }
                }
                return loose.contains { text.joined().contains($0) }
            }
        }

        #expect(found == [])
    }
}
