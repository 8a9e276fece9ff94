import CClubFiles
import Chronology
import Morocco
import Testing

@testable import Club

@Suite struct PaymentLawTests {
    private static let day = CivilDate(isoText: "2026-11-20") ?? .earliest

    private static func terms(_ days: Int?) -> DealTerms {
        DealTerms(object: "x", amount: Money(minorUnits: 1, currency: "MAD"), signedOn: day, agreedDays: days)
    }

    @Test func `Sixty days by law, what was agreed otherwise`() {
        let law = PaymentLaw.standing

        #expect(law.due(Self.terms(nil), division: "16").isoText == "2027-01-19")
        #expect(law.due(Self.terms(120), division: nil).isoText == "2027-03-20")
        #expect(law.due(Self.terms(0), division: nil) == Self.day)
        #expect(law.longest(on: Self.day, division: "62") == 120)
    }

    @Test func `Every line of the table can be read and has a source and known trades`() {
        let lines = String(decoding: payment_terms_tsv.bytes, as: UTF8.self).split(separator: "\n")
            .dropFirst().filter { !$0.hasPrefix("#") }

        #expect(PaymentLaw.standing.rules.count == lines.count)
        for rule in PaymentLaw.standing.rules {
            #expect(rule.divisions.allSatisfy { NMA.division($0) != nil })
            #expect(rule.days <= 180)
        }
    }

    @Test func `An exception of a trade holds between its days and goes before the rule of all`() {
        let law = PaymentLaw(
            """
            divisions\tkind\tfrom\tuntil\tdays\tsource
            *\tusual\t2023-07-01\t\t60\tloi
            *\tagreed\t2023-07-01\t\t120\tloi
            # 58\tagreed\t2020-01-01\t\t999\tcommentaire
            58,47\tagreed\t2026-01-01\t2026-11-20\t180\texemple
            58\tagreed\t2026-13-01\t\t150\tmois impossible
            """)

        #expect(law.rules.count == 3)
        #expect(law.longest(on: Self.day, division: "58") == 180)
        #expect(law.longest(on: Self.day.adding(days: 1), division: "58") == 120)
        #expect(law.longest(on: Self.day, division: "16") == 120)
        #expect(law.longest(on: Self.day, division: nil) == 120)
        #expect(law.usual(on: Self.day, division: "58") == 60)
        // Before any line of the table.
        #expect(law.usual(on: CivilDate(isoText: "2020-01-01") ?? .earliest, division: "58") == 60)
    }
}
