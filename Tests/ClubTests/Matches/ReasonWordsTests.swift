import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Morocco
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

/// The sentences a proposal gives for itself, in the three languages.
@Suite struct ReasonWordsTests {
    private static let (own, other): (ID<Membership>, ID<Membership>) = (ID(rawValue: 3_001), ID(rawValue: 3_002))

    private static func texts(_ seat: ID<Membership>, shown: Bool = true) -> WishTexts {
        WishTexts(
            seat: seat, division: shown ? "18" : nil, city: shown ? "Tanger" : nil, showsSize: shown)
    }

    private static func sentences(
        _ reasons: [StoredReason], _ language: Language, shown: Bool = true, _ club: ClubHarness
    ) -> [String] {
        let visit = Visit(language: language, now: club.time.now(), today: club.house.today())
        let words = ReasonWords(own: texts(own), other: texts(other, shown: shown), company: "Al Amal")
        let spaces: Set<Unicode.Scalar> = ["\u{A0}", "\u{202F}"]
        return words.sentences(reasons, Screen(visit, club.house)).map { sentence in
            let plain = sentence.description.replacing("<bdi>", with: "").replacing("</bdi>", with: "")
            return String(plain.unicodeScalars.map { spaces.contains($0) ? " " : Character($0) })
        }
    }

    private static let all: [StoredReason] = [
        .clients(supplier: other, division: "10"), .clients(supplier: own, division: "10"),
        .buys(buyer: own, buyerDivision: "10", sellerDivision: "18"), .city("tanger"),
        .region(.casablancaSettat), .size,
    ]

    @Test func `Clients, trades, place and size are told in the reader's language`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let french = Self.sentences(Self.all, .fr, club)
            let arabic = Self.sentences(Self.all, .ar, club)
            let english = Self.sentences(Self.all, .en, club)

            #expect(french.contains("Vos entreprises sont de taille comparable."))
            #expect(french.contains { $0.hasPrefix("Vous êtes de la même région : Casablanca") })
            #expect(french.contains { $0.hasPrefix("Au moins trois de ses clients au club exercent votre métier (") })
            #expect(french.contains { $0.hasPrefix("Au moins trois de vos clients au club exercent son métier (") })
            #expect(arabic.contains("مقاولتاكما متقاربتان حجمًا."))
            #expect(arabic.contains { $0.hasPrefix("أنتما من الجهة نفسها: الدار البيضاء") })
            #expect(arabic.contains { $0.hasPrefix("ثلاثة من زبنائه في النادي على الأقل يعملون في قطاعكم (") })
            #expect(english.contains("Your companies are of similar size."))
            #expect(english.contains { $0.hasPrefix("You are in the same region: Casablanca") })
            #expect(
                english.contains { $0.hasPrefix("At least three of their clients in the club are in your trade (") })
            for sentences in [french, arabic, english] {
                #expect(sentences.count >= Self.all.count - 1)
                #expect(sentences.allSatisfy { !$0.contains("%{") && !$0.contains("matches.") })
            }
        }
    }

    @Test func `What the reader may not see of the other is no reason`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let hidden = Self.sentences(Self.all, .fr, shown: false, club)

            #expect(hidden.count == 1)
            #expect(
                hidden.first?.hasPrefix("Au moins trois de ses clients") == true, "it is their own trade that is told")
        }
    }

    @Test(arguments: [
        (Language.fr, 1, "Vous avez déjà conclu 1 affaire ensemble."),
        (.fr, 2, "Vous avez déjà conclu 2 affaires ensemble."),
        (.fr, 1_000_000, "Vous avez déjà conclu 1 000 000 d’affaires ensemble."),
        (.en, 1, "You have done a deal together before."), (.en, 2, "You have done 2 deals together before."),
        (.ar, 1, "سبق أن أبرمتما صفقة معًا."), (.ar, 2, "سبق أن أبرمتما صفقتين معًا."),
        (.ar, 3, "سبق أن أبرمتما 3 صفقات معًا."), (.ar, 10, "سبق أن أبرمتما 10 صفقات معًا."),
        (.ar, 11, "سبق أن أبرمتما 11 صفقة معًا."), (.ar, 100, "سبق أن أبرمتما 100 صفقة معًا."),
    ])
    func `How often two traded is told with the right plural`(
        _ language: Language, _ deals: Int, _ sentence: String
    ) async throws {
        try await ClubHarness.run(.sqlite) { club in
            #expect(Self.sentences([.traded(deals)], language, club) == [sentence])
        }
    }
}
