import Localization
import TestSupport
import Testing

@Suite struct AmountParserTests {
    @Test(arguments: [
        ("3 000,00", 300_000), ("3000", 300_000), ("3 000 MAD", 300_000), ("3.000,00 DH", 300_000),
        ("1,234.56", 123_456), ("1234.56", 123_456), ("1234,5", 123_450), ("3\u{A0}000,00", 300_000),
        ("3\u{202F}000 dhs", 300_000), ("٣٠٠٠", 300_000), ("٣٬٠٠٠٫٥٠ درهم", 300_050), ("DH 12", 1200),
        ("12 د.م.", 1200),
        ("1.234", 123_400), ("1,234", 123_400), ("1.234.567", 123_456_700), ("1 234 567,8", 123_456_780), ("0", 0),
        ("0,5", 50), ("12DH", 1200), ("  7  ", 700), ("\u{200F}7\u{200E}", 700), ("3'000.00", 300_000),
        ("mad3000", 300_000), ("90 000 000 000 000", 9_000_000_000_000_000), ("007", 700), ("3.000,00 Dh.", 300_000),
    ])
    func `Amounts are read as people write them`(text: String, centimes: Int64) throws {
        #expect(try AmountParser.parse(text) == centimes)
    }

    @Test(arguments: [
        ("", AmountError.empty), (" \u{A0} ", .empty), ("abc", .notAnAmount), ("12 34", .notAnAmount),
        ("1.23.456", .notAnAmount), ("1,,2", .notAnAmount), ("12,", .notAnAmount), (",12", .notAnAmount),
        ("DH", .notAnAmount),
        ("1.2,3.4", .notAnAmount), ("1 234.567,89", .notAnAmount), ("12 DH 5", .notAnAmount),
        ("DH 12 DH", .notAnAmount),
        ("=1+1", .notAnAmount), ("1e5", .notAnAmount), ("12-13", .notAnAmount), ("0,123", .tooManyDecimals),
        ("1234,567", .tooManyDecimals), ("1,2345", .tooManyDecimals), ("1.234,567", .tooManyDecimals),
        ("-5", .negative),
        ("−5 DH", .negative), ("5 €", .otherCurrency), ("$5", .otherCurrency), ("5 EUR", .otherCurrency),
        ("90 000 000 000 001", .tooLarge), ("99999999999999999999999999999999", .tooLarge), ("5-", .notAnAmount),
        ("--5", .notAnAmount), ("5\0", .notAnAmount), ("12345 678", .notAnAmount), ("12.345 DH x", .notAnAmount),
    ])
    func `Other texts are refused with their reason`(text: String, reason: AmountError) {
        #expect(throws: reason) { try AmountParser.parse(text) }
    }

    @Test(arguments: [
        ("5 000 FCFA", "XOF", 5000), ("5000,00", "XOF", 5000), ("5.000", "XOF", 5000), ("12,500", "TND", 12_500),
        ("1.234,500 DT", "TND", 1_234_500), ("12.500", "TND", 12_500_000), ("3 000,50 €", "EUR", 300_050),
        ("US$ 12.5", "USD", 1250), ("3.000 دج", "DZD", 300_000),
    ])
    func `Other currencies are read with their own names and decimals`(
        text: String, currency: String, minor: Int64
    ) throws {
        #expect(try AmountParser.parse(text, currency: currency) == minor)
    }

    @Test(arguments: [
        ("5 DH", "XOF", AmountError.otherCurrency), ("1,5", "XOF", .tooManyDecimals), ("1 DT", "MAD", .otherCurrency),
    ])
    func `A club's amounts are in its own currency`(text: String, currency: String, reason: AmountError) {
        #expect(throws: reason) { try AmountParser.parse(text, currency: currency) }
    }

    @Test func `Every amount written is read back`() throws {
        var chance = SeededGenerator(seed: 11)

        for _ in 0..<2000 {
            let magnitude = Int64.random(in: 1...9_000_000_000_000_000, using: &chance)
            let amount = magnitude >> Int64.random(in: 0...52, using: &chance)
            for language in Language.allCases {
                let numbers = NumberFormat(language)

                #expect(try AmountParser.parse(numbers.money(amount)) == amount)
                #expect(try AmountParser.parse(numbers.money(amount, droppingZeros: true)) == amount)
            }
        }
    }

    @Test func `Any text is answered`() {
        var chance = SeededGenerator(seed: 12)
        let pieces = Array("0123456789.,  DHMAD-−€٠٫د.م'").map(String.init)

        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 0...10, using: &chance)).map { _ in
                pieces.randomElement(using: &chance) ?? ""
            }

            if let amount = try? AmountParser.parse(text.joined()) { #expect(amount >= 0) }
        }
    }
}
