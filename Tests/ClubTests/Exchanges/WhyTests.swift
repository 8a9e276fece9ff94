import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import Testing
import TestSupport
import Web

@testable import Club

@Suite struct WhyTests {
    typealias Routes = ExchangesController.Routes

    @Test(arguments: TestEngine.allCases)
    func `A figure counts what the other side confirmed, less and less, and lists each deal`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            for (number, amount) in [10_000_000, 5_000_000, 2_000_000].enumerated() {
                let id = try await build.referral(at: .won, Int64(number + 1), amount: Int64(amount))
                _ = try await club.post(ReferralController.Routes.confirm(id), cookies: build.giver.cookies)
            }
            try await build.referral(at: .won, 4, amount: 99_900)

            let giver = try await club.get(Routes.why().query("of", "given"), cookies: build.giver.cookies)
            let mirrored = try await Self.why(.receiver, build.receiver, club)
            let other = try await club.get(Routes.why().query("of", "given"), cookies: build.third.cookies)

            #expect(mirrored.counted == 15_280_000)
            #expect(mirrored.unconfirmed == 1)
            #expect(giver.text.contains("152\u{202F}800\u{A0}DH"))
            for part in ["100\u{A0}%", "80\u{A0}%", "64\u{A0}%", "version 1", "1 affaire attend"] {
                #expect(
                    giver.text.contains(part) || giver.text.contains(part.replacing("\u{A0}", with: "\u{202F}")),
                    "\(part)")
            }
            #expect(!giver.text.contains("999\u{A0}DH"))
            #expect(!other.text.contains("DH</bdi></td>"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Weighted sums of a branch or the club are shown nowhere, for beside the plain ones they would tell`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            let id = try await build.referral(at: .won, 1, amount: 777_700)
            _ = try await club.post(ReferralController.Routes.confirm(id), cookies: build.giver.cookies)

            for of in ["club", ClubBuilder.casablanca.description] {
                let page = try await club.get(Routes.why().query("of", of), cookies: build.third.cookies).text

                #expect(!page.contains("7\u{202F}777"))
                #expect(page.contains("Ce que vous avez apporté"))
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Colleagues of one company count nothing for the club`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            let company = build.receiver.company
            let giver = build.giver.membership
            let id = try await build.referral(at: .won)
            _ = try await club.post(ReferralController.Routes.confirm(id), cookies: build.giver.cookies)
            try await club.house.database.write { db in
                try db.execute("UPDATE memberships SET company_id = \(company) WHERE id = \(giver)")
            }

            let why = try await Self.why(.giver, build.giver, club)

            #expect(why.deals.count == 1)
            #expect(why.counted == 0)
        }
    }

    private static func why(
        _ side: Referral.Side, _ seated: ClubBuilder.Seated, _ club: ClubHarness
    ) async throws -> Why {
        let year = club.house.today().year
        return try await club.house.database.read { db in
            try Why.own(side, seated.membership, seated.person, year: year, in: db)
        }
    }
}
