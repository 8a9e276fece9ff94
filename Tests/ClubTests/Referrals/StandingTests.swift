import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import Testing
import TestSupport
import Web

@testable import Club

@Suite struct StandingTests {
    @Test(arguments: TestEngine.allCases)
    func `Who left or sits in another branch keeps the name, and is said to be so`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            let id = try await build.referral(at: .contacted)
            let seat = build.receiver.membership
            try await club.house.database.write { db in
                try db.execute(
                    """
                    UPDATE memberships SET status = 'left', left_on = '2026-11-20', branch_id = \(ClubBuilder.rabat)
                    WHERE id = \(seat)
                    """)
            }

            for path in [ReferralController.Routes.referral(id), ReferralController.Routes.exchanges()] {
                let page = try await club.get(path, cookies: build.giver.cookies).text
                #expect(page.contains("Hicham Lahlou"))
                #expect(page.contains("Ancien membre"))
                #expect(page.contains("<bdi>Rabat</bdi>"))
                #expect(!page.contains(MemberController.Routes.member(seat).description + "\""))
            }
        }
    }

    @Test func `The new pages speak three languages without a key or a hole left`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await ReferralBuilder(club)
            let id = try await build.referral(at: .acknowledged, 1)
            let handed = try await build.referral(at: .acknowledged, 2)
            let asleep = try await build.referral(at: .acknowledged, 3)
            let declined = try await build.referral(at: .sent, 4)
            let cookies = build.receiver.cookies
            _ = try await club.post(
                ReferralController.Routes.handOn(handed), HandoverTests.form(club.house.ids.next()), cookies: cookies)
            _ = try await club.post(
                ReferralController.Routes.decline(declined), DecliningTests.form, cookies: cookies)
            club.time.advance(by: .days(31))
            try await club.remind()
            let entered = try await club.enter(build.receiver)
            let outside: ID<OutsideReferral> = club.house.ids.next()
            _ = try await club.post(ExchangesController.Routes.note(), OutsideTests.form(outside), cookies: entered)
            typealias Routes = ExchangesController.Routes
            let paths: [URLPath] = [
                ReferralController.Routes.handing(id), ReferralController.Routes.referral(handed),
                ReferralController.Routes.referral(asleep), ReferralController.Routes.referral(declined),
                ReferralController.Routes.exchanges(), Routes.cohorts(), Routes.cohorts().query("of", "club"),
                Routes.why(), Routes.why().query("of", "club"), Routes.outside(), Routes.newOutside(),
                Routes.outsideOne(outside), NoticeController.Routes.all(),
            ]
            for language in Language.allCases {
                try await club.house.database.write { db in
                    try db.execute("UPDATE people SET language = \(language.rawValue)")
                }
                for path in paths {
                    let page = try await club.get(path, cookies: entered)
                    let comment = "\(language) \(path)"
                    #expect(page.status == .ok, "\(comment)")
                    for part in [">referrals.", ">exchanges.", ">cohorts.", ">why.", ">outside.", "%{"] {
                        #expect(!page.text.contains(part), "\(part) \(comment)")
                    }
                    #expect(page.text.split(separator: "<h1").count == 2, "\(comment)")
                }
            }
        }
    }
}
