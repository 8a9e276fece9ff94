import Testing

@testable import Morocco

struct PhoneNumberTests {
    @Test(arguments: [
        "06 61-23-45-67", "+212 (0)6.61.23.45.67", "00212661234567", "0661234567", "212661234567",
        "06\u{A0}61\u{202F}23 45 67", "٠٦٦١٢٣٤٥٦٧", "06–61–23–45–67", "(+212) 661 234 567", "661234567",
        "\u{202A}+212 661-234567\u{202C}", "00 212 (0) 661 23 45 67",
    ])
    func `Every Moroccan way to type a number gives the same number`(text: String) throws {
        let number = try PhoneNumber(parsing: text)

        #expect(number.e164 == "+212661234567")
        #expect(number.national == "06 61 23 45 67")
        #expect(number.whatsAppDigits == "212661234567")
    }

    @Test func `A number of another country is taken with its country code`() throws {
        let number = try PhoneNumber(parsing: "0033 6 12 34 56 78")

        #expect(number.e164 == "+33612345678")
        #expect(number.national == "+33612345678")
        #expect(!number.isMoroccan)
    }

    @Test(arguments: [
        ("06 12", PhoneNumber.ParsingError.tooShort), ("066123456789", .tooLong), ("", .notANumber),
        ("à demander", .notANumber), ("0461234567", .unknownPrefix), ("+33 6", .tooShort),
        ("+1234567890123456", .tooLong), ("+0123456789", .unknownPrefix), ("06+61234567", .notANumber),
        ("212", .tooShort), ("+212", .tooShort),
    ])
    func `What is wrong with a number is said`(text: String, expected: PhoneNumber.ParsingError) {
        #expect(throws: expected) { try PhoneNumber(parsing: text) }
    }
}

struct ICETests {
    @Test(arguments: ["000129303000043", "002095476000211", " 001 529 663 0000 50 "])
    func `A number divisible by 97 is an ICE`(text: String) throws {
        let ice = try ICE(parsing: text)

        #expect(ice.digits.utf8.count == 15)
        #expect(ice.company + ice.establishment == String(ice.digits.dropLast(2)))
    }

    @Test(arguments: [
        ("129303000043", ICE.ParsingError.length(found: 12)), ("2095476000211", .length(found: 13)),
        ("", .length(found: 0)), ("0002095476000211", .length(found: 16)), ("000129303000044", .key),
        ("00012930300004X", .nonDigits), ("1,29303E+11", .nonDigits),
    ])
    func `What is wrong with an ICE is said`(text: String, expected: ICE.ParsingError) {
        #expect(throws: expected) { try ICE(parsing: text) }
    }

    @Test func `Every mistyped digit is seen`() {
        let right = Array("000129303000043".utf8)

        for place in right.indices {
            for digit in UInt8(ascii: "0")...UInt8(ascii: "9") where digit != right[place] {
                var wrong = right
                wrong[place] = digit
                #expect(throws: ICE.ParsingError.key) { try ICE(parsing: String(decoding: wrong, as: UTF8.self)) }
            }
        }
    }
}

struct FactsTests {
    @Test func `There are 21 sections and 88 divisions, each named three times`() {
        #expect(NMA.sections.map(\.code).joined() == "ABCDEFGHIJKLMNOPQRSTU")
        #expect(NMA.divisions.count == 88)
        #expect(NMA.sections.allSatisfy { section in !section.divisions.isEmpty })
        #expect(NMA.divisions.allSatisfy { division in division.section != nil })
        for name in NMA.sections.map(\.name) + NMA.divisions.map(\.name) {
            #expect(NameLanguage.allCases.allSatisfy { language in !name[language].isEmpty })
        }
    }

    @Test(arguments: [("20", "C"), ("1", "A"), ("69", "M"), ("10.71", "C"), ("4941", "H")])
    func `A code gives its division and section`(code: String, section: String) {
        #expect(NMA.division(code)?.section?.code == section)
    }

    @Test(arguments: ["", "00", "04", "100000", "x"])
    func `An unknown code gives no division`(code: String) {
        #expect(NMA.division(code) == nil)
    }

    @Test func `A region has a code and three names`() {
        #expect(Region.allCases.count == 12)
        #expect(Region.allCases.allSatisfy { region in !region.name.arabic.isEmpty })
        #expect(Set(City.all.map(\.region)).count == 12)
    }

    @Test func `Bands cover every size once`() {
        #expect(SizeBand.HeadCount(people: 0) == nil)
        #expect(SizeBand.HeadCount(people: 49) == .upTo49)
        #expect(SizeBand.HeadCount(people: 50) == .upTo249)
        #expect(SizeBand.Turnover(dirhams: -1) == nil)
        #expect(SizeBand.Turnover(dirhams: 3_000_000) == .under10)
        #expect(SizeBand.Turnover(dirhams: Int64.max) == .from175)
    }

    @Test func `A register number goes with its court`() throws {
        let register = try TradeRegister(number: " 0412 345 ", courtNamed: "fes")

        #expect(register.number == "412345")
        #expect(register.court.kind == .commercial)
        #expect(throws: TradeRegister.ParsingError.unknownCourt) {
            try TradeRegister(number: "1", courtNamed: "Atlantide")
        }
        #expect(throws: TradeRegister.ParsingError.notANumber) { try TradeRegister(number: "RC", courtNamed: "Fès") }
    }
}
