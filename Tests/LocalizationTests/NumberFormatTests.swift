import Localization
import Testing

@Suite struct NumberFormatTests {
    private let fr = NumberFormat(.fr)
    private let ar = NumberFormat(.ar)
    private let en = NumberFormat(.en)

    @Test func `Thousands are parted as each language does`() {
        #expect(fr.integer(412_300) == "412\u{202F}300")
        #expect(ar.integer(1_234_567) == "1\u{202F}234\u{202F}567")
        #expect(en.integer(-1234) == "-1,234")
        #expect(fr.integer(999) == "999")
        #expect(en.integer(.min) == "-9,223,372,036,854,775,808")
        #expect(ar.integer(-5) == "\u{200E}-5")
    }

    @Test func `Decimals keep their zeros`() {
        #expect(fr.decimal(123_405, digits: 2) == "1\u{202F}234,05")
        #expect(en.decimal(5, digits: 3) == "0.005")
        #expect(fr.decimal(-5, digits: 0) == "-5")
    }

    @Test func `Money is written as Moroccans do`() {
        #expect(fr.money(123_456) == "1\u{202F}234,56\u{A0}DH")
        #expect(ar.money(41_230_000, droppingZeros: true) == "412\u{202F}300\u{A0}درهم")
        #expect(en.money(123_456) == "MAD\u{A0}1,234.56")
        #expect(fr.money(123_450, droppingZeros: true) == "1\u{202F}234,50\u{A0}DH")
        #expect(fr.money(500, "EUR") == "5,00\u{A0}€")
        #expect(en.money(-500, "EUR") == "-€5.00")
        #expect(en.money(500, "USD") == "$5.00")
        #expect(fr.money(500, "GBP") == "5,00\u{A0}GBP")
        #expect(fr.money(500, "XOF") == "500\u{A0}XOF")
        #expect(en.money(1500, "TND", droppingZeros: true) == "TND\u{A0}1.500")
    }

    @Test func `Percentages are rounded`() {
        #expect(fr.percent(0.125, digits: 1) == "12,5\u{202F}%")
        #expect(en.percent(0.666) == "67%")
        #expect(ar.percent(1) == "100%")
        #expect(fr.percent(.nan) == "–")
        #expect(fr.percent(.infinity) == "–")
        #expect(fr.percent(0.5, digits: .max) == "50,000000\u{202F}%")
    }

    @Test(arguments: [
        (0, "0"), (999, "999"), (1000, "1\u{A0}k"), (12_400, "12,4\u{A0}k"), (999_949, "999,9\u{A0}k"),
        (999_950, "1\u{A0}M"), (1_249_999, "1,2\u{A0}M"), (3_000_000_000, "3\u{A0}Md"), (-1500, "-1,5\u{A0}k"),
    ])
    func `Charts have short numbers`(number: Int64, text: String) {
        #expect(fr.compact(number) == text)
    }

    @Test func `Short numbers have the units of the language`() {
        #expect(en.compact(12_400) == "12.4K")
        #expect(ar.compact(1_200_000) == "1,2\u{A0}مليون")
        #expect(en.compact(.max) == "9,223,372,036.9B")
    }

    @Test func `Lists are joined`() {
        #expect(ListFormat(.fr).join(["A", "B", "C"]) == "A, B et C")
        #expect(ListFormat(.ar).join(["A", "B", "C"]) == "A وB وC")
        #expect(ListFormat(.en).join(["A", "B"]) == "A and B")
        #expect(ListFormat(.en).join(["A"]) == "A")
        #expect(ListFormat(.en).join([]) == "")
    }

    @Test func `Initials stand apart in Arabic`() {
        #expect(Initials.of(given: "Salma", family: "Bennani") == "SB")
        #expect(Initials.of(given: "élodie", family: "’t Hooft") == "ÉT")
        #expect(Initials.of(given: "سلمى", family: "بناني") == "س ب")
        #expect(Initials.of(given: "", family: "42") == "")
    }
}
