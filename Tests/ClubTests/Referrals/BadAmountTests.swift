import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

/// What is typed for an amount when something was won.
@Suite struct BadAmountTests {
    private static let bad: [(String, String)] = [
        ("", "Ce champ est à remplir"), ("-5 000", "vaut plus que zéro"), ("\u{2212}5 000", "vaut plus que zéro"),
        ("0", "vaut plus que zéro"), ("0,00", "vaut plus que zéro"), ("beaucoup", "Écrivez un montant"),
        ("1 000 €", "sans autre devise"), ("1 000 EUR", "sans autre devise"), ("USD 1000", "sans autre devise"),
        ("12,3456", "Deux chiffres au plus"), ("1000000000,01", "trop grand"),
        ("999 999 999 999 999 999 999", "trop grand"),
    ]
    /// What Moroccans write, and what machines do.
    private static let good: [(String, Int64)] = [
        ("1.234,56", 123_456), ("1 234,56 DH", 123_456), ("1234.56", 123_456), ("1 000 000 000", 100_000_000_000),
    ]

    private static func check(_ answer: TestResponse, _ typed: String, _ words: String) {
        #expect(answer.status == .unprocessableContent, "\(typed)")
        #expect(answer.words.contains(words), "\(typed)")
        #expect(answer.text.contains("<a href=\"#amount\">"), "\(typed)")
        #expect(typed.isEmpty || answer.text.contains("value=\"\(typed)\""), "\(typed) is kept")
    }

    @Test(arguments: TestEngine.allCases)
    func `A referral is won with an amount that can be read, of the club's currency, neither nothing nor absurd`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            let id = try await build.referral(at: .acknowledged)
            try await club.house.database.write { db in try db.execute("UPDATE people SET language = 'fr'") }
            func win(_ id: ID<Referral>, _ amount: String) async throws -> TestResponse {
                try await club.post(
                    ReferralController.Routes.move(id),
                    [("step", "won"), ("amount", amount), ("signed_on", "2026-11-20")], cookies: build.receiver.cookies)
            }

            for (typed, words) in Self.bad { Self.check(try await win(id, typed), typed, words) }
            #expect(try await build.stage(of: id) == .acknowledged)
            #expect(try await club.count("SELECT COUNT(*) FROM deals") == 0)
            for (index, (typed, minor)) in Self.good.enumerated() {
                let id = try await build.referral(at: .acknowledged, 10 + Int64(index))
                #expect(try await win(id, typed).status == .seeOther, "\(typed)")
                let kept = try await club.count("SELECT amount_minor FROM deals WHERE referral_id = \(id)")
                #expect(Int64(kept) == minor, "\(typed)")
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `So is what came from outside the club`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            typealias Routes = ExchangesController.Routes
            let build = try await ReferralBuilder(club)
            let cookies = build.giver.cookies
            func noted() async throws -> ID<OutsideReferral> {
                let key: ID<OutsideReferral> = club.house.ids.next()
                _ = try await club.post(Routes.note(), OutsideTests.form(key), cookies: cookies)
                return key
            }
            func win(_ id: ID<OutsideReferral>, _ amount: String) async throws -> TestResponse {
                let fields = [("step", "won"), ("amount", amount), ("signed_on", "")]
                return try await club.post(Routes.moveOutside(id), fields, cookies: cookies)
            }
            let id = try await noted()

            for (typed, words) in Self.bad { Self.check(try await win(id, typed), typed, words) }
            #expect(try await club.count("SELECT COUNT(*) FROM outside_referrals WHERE stage = 'won'") == 0)
            for (typed, minor) in Self.good {
                let id = try await noted()
                #expect(try await win(id, typed).status == .seeOther, "\(typed)")
                let kept = try await club.count("SELECT amount_minor FROM outside_referrals WHERE id = \(id)")
                #expect(Int64(kept) == minor, "\(typed)")
            }
        }
    }
}
