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

    @Test func `Arabic speaks to every reader in the polite plural`() throws {
        let catalog = try Catalogs.load()
        let translator = Translator(catalog, .ar)
        // Words that only ever speak to one person, without marks.
        let singular: Set = [
            "أنت", "وأنت", "لك", "إليك", "عليك", "منك", "معك", "بك", "فيك", "عنك", "لديك", "يمكنك", "تريد", "اكتب",
            "اختر", "أدخل", "اطلب", "جرب", "أضف", "صحح", "افتح", "احذف", "ضع", "اسأل", "ابدأ", "أوص",
        ]

        let found = catalog.keys.filter { key in
            guard !key.hasPrefix("trail.") else { return false }
            return [nil, 0, 1, 2, 3, 11, 100].contains { count in
                translator.segments(key, count: count).contains { segment in
                    guard case .literal(let text) = segment else { return false }
                    let bare = String(
                        String.UnicodeScalarView(text.unicodeScalars.filter { !(0x64B...0x652).contains($0.value) }))
                    return bare.split { !$0.isLetter }.contains { singular.contains(String($0)) }
                }
            }
        }

        #expect(found == [])
    }
}
