import Chronology
import Localization
import TestSupport
import Testing

@Suite struct DateParserTests {
    private let parser: DateParser

    init() throws {
        parser = DateParser(today: try #require(CivilDate(isoText: "2026-11-23")))
    }

    @Test(arguments: [
        ("23/11/2026", "2026-11-23"), ("3/1/26", "2026-01-03"), ("03/01/47", "1947-01-03"),
        ("03/01/46", "2046-01-03"),
        ("2026-11-23", "2026-11-23"), ("23-11-2026", "2026-11-23"), ("23.11.2026", "2026-11-23"),
        ("45000", "2023-03-15"),
        ("45000.5", "2023-03-15"), ("٢٣/١١/٢٠٢٦", "2026-11-23"), ("23/11/2026 00:00:00", "2026-11-23"),
        ("2026-11-23T08:30:00Z", "2026-11-23"), ("23-nov-26", "2026-11-23"), ("1-févr.-25", "2025-02-01"),
        ("23 novembre 2026", "2026-11-23"), ("23 نونبر 2026", "2026-11-23"), ("5 May 2026", "2026-05-05"),
        (" 23 / 11 / 2026 ", "2026-11-23"), ("29/02/2024", "2024-02-29"), ("2026/11/23", "2026-11-23"),
        ("15 août 2025", "2025-08-15"), ("15 غشت 2025", "2025-08-15"), ("\u{200F}23/11/2026", "2026-11-23"),
    ])
    func `Dates of spreadsheets are read`(text: String, date: String) throws {
        #expect(try parser.parse(text).isoText == date)
    }

    @Test(arguments: [
        ("", DateError.empty), ("31/02/2025", .impossible), ("29/02/2025", .impossible), ("00/01/2025", .impossible),
        ("11/23/2026", .impossible), ("2026", .notADate), ("hier", .notADate), ("23/11", .notADate),
        ("23/11/026", .notADate),
        ("23/11/2026/1", .notADate), ("1/1/1899", .outOfRange), ("01/01/2200", .outOfRange), ("999999", .outOfRange),
        ("0000-01-01", .outOfRange), ("23 ju 2026", .notADate), ("23 jui 2026", .notADate), ("//", .notADate),
        ("45000.x", .notADate), ("4500099", .notADate), ("-45000", .notADate), ("123/1/2025", .notADate),
        ("1/001/2025", .notADate), ("=1/1/2025", .notADate), ("1/1/2025\0", .notADate),
    ])
    func `Other texts are refused with their reason`(text: String, reason: DateError) {
        #expect(throws: reason) { try parser.parse(text) }
    }

    @Test func `Every date written is read back`() throws {
        var chance = SeededGenerator(seed: 21)
        let first = try #require(CivilDate(isoText: "1927-05-19")).daysSinceEpoch
        let last = try #require(CivilDate(isoText: "2199-12-31")).daysSinceEpoch

        for _ in 0..<2000 {
            let date = CivilDate(daysSinceEpoch: .random(in: first...last, using: &chance))

            #expect(try parser.parse(date.isoText) == date)
            #expect(try parser.parse(DateFormat(.fr).short(date)) == date)
            #expect(try parser.parse(String(try #require(date.excelSerial))) == date)
            for language in [Language.ar, .en] {
                #expect(try parser.parse(DateFormat(language).long(date)) == date)
            }
        }
    }

    @Test func `Any text is answered`() {
        var chance = SeededGenerator(seed: 22)
        let pieces = Array("0123456789/-. :Tnovماي٣").map(String.init)

        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 0...12, using: &chance)).map { _ in
                pieces.randomElement(using: &chance) ?? ""
            }

            if let date = try? parser.parse(text.joined()) { #expect((1900...2199).contains(date.year)) }
        }
    }
}
