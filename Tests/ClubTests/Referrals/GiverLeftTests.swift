import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct GiverLeftTests {
    private typealias Routes = ReferralController.Routes

    @Test(arguments: TestEngine.allCases)
    func `A giver who left keeps their name on the referral and on its deal, and the receiver is told`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            let id = try await build.referral(at: .acknowledged)
            let settled = try await build.referral(at: .won, 2)
            _ = try await club.post(Routes.confirm(settled), cookies: build.giver.cookies)
            let (notices, now, today) = (club.house.notices, club.time.now(), club.house.today())

            try await club.house.database.write { db in
                _ = try Departure.end(
                    build.giver.membership, Departure.Decision(author: .console, day: today), notices, at: now, in: db)
            }
            let receiver = build.receiver.cookies
            let page = try await club.get(Routes.referral(id), cookies: receiver).text
            let list = try await club.get(Routes.exchanges(), cookies: receiver).text
            let table = try await club.get(Routes.exchangesTable(), cookies: receiver).text
            let moved = try await club.post(Routes.move(id), [("step", "contacted")], cookies: receiver)
            let won = try await club.post(
                Routes.move(id), [("step", "won"), ("amount", "84 000"), ("signed_on", today.isoText)],
                cookies: receiver)
            let deals = try await club.get(DealController.Routes.deals(), cookies: receiver).text

            for text in [page, list, table, deals] { #expect(text.contains("Salma Bennani")) }
            #expect(
                !page.contains("href=\"\(MemberController.Routes.member(build.giver.membership))\""), "no page any more"
            )
            #expect([moved, won].map(\.status) == [.seeOther, .seeOther])
            #expect(try await build.stage(of: id) == .won)
            let told = try await build.mails().filter {
                $0.to == build.receiver.email && $0.text.contains("Salma Bennani")
            }
            #expect(told.count >= 1)
            // What both had signed stands.
            #expect(
                try await club.count(
                    "SELECT COUNT(*) FROM deals WHERE referral_id = \(settled) AND confirmed_at IS NOT NULL") == 1)
            let broken = try await club.house.database.read { db in
                try (Invariant.dealings + Invariant.all.filter { $0.name.hasPrefix("referral") })
                    .filter { try $0.broken(in: db) > 0 }.map(\.name)
            }
            #expect(broken == [])
        }
    }
}
