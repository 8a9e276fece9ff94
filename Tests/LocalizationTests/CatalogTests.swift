import Testing

@testable import Localization

@Suite struct CatalogTests {
    private typealias Sample = SampleCatalog

    @Test func `Messages are said with their values`() throws {
        let catalog = try Sample.catalog()

        let french = Translator(catalog, .fr)
        let arabic = Translator(catalog, .ar)

        #expect(french("home.hello", ["name": .text("Salma")]) == "Bonjour Salma, 100\u{202F}% prêt")
        #expect(arabic("home.hello", ["name": .text("Salma")]) == "مرحبًا \u{2068}Salma\u{2069}")
        #expect(arabic("home.hello", ["name": .written("3")]) == "مرحبًا 3")
        #expect(french("home.hello") == "Bonjour %{name}, 100\u{202F}% prêt")
    }

    @Test(arguments: [
        (Language.fr, 0, "0 membre"), (.fr, 1234, "1\u{202F}234 membres"),
        (.fr, 1_000_000, "1\u{202F}000\u{202F}000 de membres"), (.en, 1, "One member"), (.en, 0, "0 members"),
        (.ar, 0, "لا أعضاء"), (.ar, 2, "عضوان"), (.ar, 5, "5 أعضاء"), (.ar, 11, "11 عضوًا"), (.ar, 100, "100 عضو"),
    ])
    func `Counts choose the plural form`(language: Language, count: Int, text: String) throws {
        let t = Translator(try Sample.catalog(), language)

        #expect(t("members.count", count: count) == text)
    }

    @Test func `A missing message shows its key`() throws {
        let t = Translator(try Sample.catalog(), .fr)

        #expect(t("no.such.key") == "no.such.key")
        #expect(t.segments("no.such.key") == [.literal("no.such.key")])
        #expect(!t.has("no.such.key"))
    }

    @Test func `Values are never read as messages`() throws {
        let t = Translator(try Sample.catalog(), .en)

        #expect(t("home.hello", ["name": .text("%{name}")]) == "Hello %{name}")
    }

    @Test func `The pieces of a message are given for HTML`() throws {
        let t = Translator(try Sample.catalog(), .fr)

        #expect(
            t.segments("home.hello") == [.literal("Bonjour "), .placeholder("name"), .literal(", 100\u{202F}% prêt")])
        #expect(t.segments("members.count", count: 2) == [.placeholder("count"), .literal(" membres")])
    }

    @Test func `A good catalog has no problems`() throws {
        #expect(try Sample.catalog().problems() == [])
    }

    @Test(arguments: [
        (
            Sample.unit("a"), Sample.unit("a"), "{\"stringUnit\":{\"state\":\"new\",\"value\":\"a\"}}",
            "en is not translated"
        ),
        (Sample.unit("a"), Sample.unit(" "), Sample.unit("a"), "ar is empty"),
        (Sample.unit("%{x}"), Sample.unit("%{x}"), Sample.unit("%{y}"), "en has other placeholders"),
        (Sample.unit("a"), Sample.plural([("other", "a")]), Sample.unit("a"), "ar and fr are not both plural"),
    ])
    func `Unequal languages are problems`(fr: String, ar: String, en: String, problem: String) throws {
        let catalog = try Catalog(merging: [Sample.file([Sample.entry("k", fr: fr, ar: ar, en: en)])])

        #expect(catalog.problems() == ["k: " + problem])
    }

    @Test func `Plural forms are held to those of the language`() throws {
        let fr = Sample.plural([("one", "Un membre"), ("other", "%{count} membres"), ("few", "%{count}")])
        let ar = Sample.plural(PluralCategory.allCases.map { ($0.rawValue, "%{count}") })
        let en = Sample.plural([("other", "%{count}"), ("one", "%{count} %{name}")])

        let catalog = try Catalog(merging: [Sample.file([Sample.entry("k", fr: fr, ar: ar, en: en)])])

        #expect(
            catalog.problems() == [
                "k: fr.one has other placeholders", "k: fr.few is not a form of the language", "k: no fr.many",
                "k: en.one has other placeholders",
            ]
        )
    }

    @Test func `A missing language is a problem and French stands in`() throws {
        let bytes = Array(
            #"{"sourceLanguage":"fr","strings":{"k":{"localizations":{"fr":\#(Sample.unit("oui"))}}}}"#.utf8
        )

        let catalog = try Catalog(merging: [bytes])

        #expect(catalog.problems() == ["k: no ar", "k: no en"])
        #expect(Translator(catalog, .en)("k") == "oui")
    }

    @Test func `A key stands once`() {
        let file = Sample.file([Sample.hello])

        #expect(throws: CatalogError.duplicate(key: "home.hello")) { try Catalog(merging: [file, file]) }
        #expect(throws: CatalogError.self) { try Catalog(merging: [Sample.file([Sample.hello, Sample.hello])]) }
    }

    @Test(arguments: ["%{name", "%{}", "%{a b}", "%{é}"])
    func `A broken placeholder names its key`(text: String) {
        let entry = Sample.entry("k", fr: Sample.unit(text), ar: Sample.unit("a"), en: Sample.unit("a"))

        #expect(throws: CatalogError.placeholder(key: "k", language: .fr)) {
            try Catalog(merging: [Sample.file([entry])])
        }
    }

    @Test(arguments: [
        "{}", "[]", #"{"sourceLanguage":"en","strings":{}}"#, #"{"sourceLanguage":"fr"}"#,
        #"{"sourceLanguage":"fr","strings":{"k":{}}}"#,
        #"{"sourceLanguage":"fr","strings":{"k":{"localizations":{"de":{}}}}}"#,
        #"{"sourceLanguage":"fr","strings":{"k":{"localizations":{"fr":{"variations":{"device":{}}}}}}}"#,
    ])
    func `Files that are no French catalog are refused`(text: String) {
        #expect(throws: CatalogError.self) { try Catalog(merging: [Array(text.utf8)]) }
    }
}
