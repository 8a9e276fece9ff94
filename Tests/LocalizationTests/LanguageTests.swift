import Localization
import Testing

@Suite struct LanguageTests {
    @Test(arguments: [
        ("fr", Language.fr), ("ar-MA,ar;q=0.9,fr;q=0.8", .ar), ("de, en;q=0.7, fr;q=0.3", .en), ("*", .fr),
        ("EN-us", .en),
        ("fr;q=0.5,ar;q=0.5", .fr), ("en ; q = 0.2 , ary", .ar), ("fr;q=2, en;q=0.1", .en),
        ("fr;q=0, en;q=0.001", .en),
        ("en;q=1.0000,ar;q=0.1", .ar), ("fr;q=x,ar", .ar), (",,,en,,", .en), ("en;level=1;q=0.4,fr;q=0.3", .en),
    ])
    func `The best liked language is chosen`(header: String, language: Language) {
        #expect(Language(acceptLanguage: header) == language)
    }

    @Test(arguments: ["", "de", "fr;q=0", "français", "\0\u{200F}", "enfr", ";q=1", "fr;q=", "fr;q=0.1234"])
    func `Nothing is chosen from headers without our languages`(header: String) {
        #expect(Language(acceptLanguage: header) == nil)
    }

    @Test func `A header of a megabyte is read only at its beginning`() {
        #expect(Language(acceptLanguage: String(repeating: "x,", count: 500_000) + "fr") == nil)
    }

    @Test func `Only Arabic runs from right to left`() {
        #expect(Language.allCases.filter { $0.direction == .rtl } == [.ar])
    }

    @Test(arguments: [
        (0, PluralCategory.other, PluralCategory.one, PluralCategory.zero), (1, .one, .one, .one),
        (2, .other, .other, .two), (3, .other, .other, .few), (10, .other, .other, .few), (11, .other, .other, .many),
        (99, .other, .other, .many), (100, .other, .other, .other), (102, .other, .other, .other),
        (103, .other, .other, .few), (1_000_000, .other, .many, .other), (2_000_000, .other, .many, .other),
        (1_000_001, .other, .other, .other), (-1, .one, .one, .one), (Int.min, .other, .other, .few),
    ])
    func `Whole numbers have the plurals of the CLDR`(
        number: Int, english: PluralCategory, french: PluralCategory, arabic: PluralCategory
    ) {
        #expect(Language.en.plural(number) == english)
        #expect(Language.fr.plural(number) == french)
        #expect(Language.ar.plural(number) == arabic)
    }

    @Test(arguments: [
        (Int64(10), 1, PluralCategory.other, PluralCategory.one, PluralCategory.one), (15, 1, .other, .one, .other),
        (200, 2, .other, .other, .two), (10_000_000, 1, .other, .other, .other), (0, 1, .other, .one, .zero),
        (1, 30, .other, .one, .other),
    ])
    func `Numbers with decimals have the plurals of the CLDR`(
        scaled: Int64, digits: Int, english: PluralCategory, french: PluralCategory, arabic: PluralCategory
    ) {
        let operands = PluralOperands(scaled: scaled, digits: digits)

        #expect(Language.en.plural(operands) == english)
        #expect(Language.fr.plural(operands) == french)
        #expect(Language.ar.plural(operands) == arabic)
    }
}
