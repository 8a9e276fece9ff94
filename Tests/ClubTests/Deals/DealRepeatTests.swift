import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct DealRepeatTests {
    typealias Routes = DealController.Routes

    /// Hicham, who received the referral, declares a further deal.
    private static func declare(
        _ build: DealBuilder, _ referral: ID<Referral>, _ number: Int64, signedOn: String, amount: String = "1 000"
    ) async throws -> TestResponse {
        try await build.club.post(
            Routes.declare(),
            [
                ("key", build.key(number).description), ("referral", referral.description), ("object", "Encore"),
                ("amount", amount), ("signed_on", signedOn), ("days", ""),
            ], cookies: build.hicham.cookies)
    }

    @Test(arguments: TestEngine.allCases)
    func `Each deal of a referral is credited and thanked once, and counted everywhere`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DealBuilder(club)
            let referral = try await build.referrals.referral(at: .won, amount: 500_000)
            _ = try await club.post(ReferralController.Routes.confirm(referral), cookies: build.salma.cookies)
            _ = try await club.post(
                ReferralController.Routes.thank(referral), [("sentence", "Merci")], cookies: build.hicham.cookies)
            try await build.wait(days: 60)
            let second = build.key(2)

            let declared = try await Self.declare(build, referral, 2, signedOn: "2027-01-15")
            let home = try await club.get(HomeController.Routes.home(), cookies: build.salma.cookies)
            let confirmed = try await build.confirm(second, version: 1, by: build.salma)
            let thanked = try await club.post(
                Routes.thank(second), [("sentence", "Merci encore")], cookies: build.hicham.cookies)
            let twice = try await club.post(
                Routes.thank(second), [("sentence", "Merci deux fois")], cookies: build.hicham.cookies)

            let yearStart = Instant(milliseconds: 0)
            let page = try await club.house.database.read { db in
                try ExchangeRepository.page(
                    ExchangeFilter(), seat: build.salma.membership, yearStart: yearStart, in: db)
            }
            let worth = try await club.house.database.read { db in
                let calendar = HomeCalendar(club.house.today(), club.house.zone)
                return HomeWorth(try HomeRepository.referrals(build.salma.membership, in: db), calendar)
            }
            let follow = try await club.get(ReferralController.Routes.referral(referral), cookies: build.salma.cookies)
            #expect([declared.status, confirmed.status, thanked.status, twice.status].allSatisfy { $0 == .seeOther })
            #expect(home.text.contains(ReferralController.Routes.referral(referral).description))
            #expect(page.exchanges.count == 1)
            #expect(page.exchanges.first?.amountMinor == 600_000)
            #expect(page.exchanges.first?.isConfirmed == true && page.exchanges.first?.isThanked == true)
            #expect(page.totals == ExchangeTotals(count: 1, won: 1, amountMinor: 600_000))
            #expect(worth.all.given == 1 && worth.all.givenWon == 1 && worth.all.thankedMinor == 600_000)
            #expect(worth.all.thankedBy == 1)
            #expect(follow.text.contains("Merci encore") && follow.text.contains(Routes.deal(second).description))
            let thanks: Int? = try await club.house.database.read { db in try db.value("SELECT COUNT(*) FROM thanks") }
            #expect(thanks == 2)
            try await build.expectSound()
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Repeat business counts for the period the club sets, twelve months at first`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DealBuilder(club)
            // Signed on 23 November 2026.
            let referral = try await build.referrals.referral(at: .won)
            try await build.wait(days: 400)

            let within = try await Self.declare(build, referral, 2, signedOn: "2027-11-23")
            let after = try await Self.declare(build, referral, 3, signedOn: "2027-11-24")
            let refused = try await club.post(
                Routes.saveSettings(), [("months", "13")], cookies: build.hicham.cookies)
            let wrong = try await club.post(Routes.saveSettings(), [("months", "-1")], cookies: build.karim.cookies)
            let changed = try await club.post(Routes.saveSettings(), [("months", "13")], cookies: build.karim.cookies)
            let longer = try await Self.declare(build, referral, 3, signedOn: "2027-11-24")

            #expect([within.status, after.status] == [.seeOther, .unprocessableContent])
            #expect(after.text.contains("signed_on-error"))
            #expect([refused.status, wrong.status] == [.notFound, .unprocessableContent])
            #expect([changed.status, longer.status] == [.seeOther, .seeOther])
            let trail = try await club.get(TrailController.Routes.trail(), cookies: build.karim.cookies)
            #expect(trail.text.contains("A changé le réglage des affaires renouvelées"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A won referral whose deal was declined may have another`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DealBuilder(club)
            let referral = try await build.referrals.referral(at: .won)
            let first = try await club.house.database.read { db in
                try db.value("SELECT id FROM deals", as: ID<Deal>.self)
            }
            _ = try await build.decline(try #require(first), by: build.salma)

            let other = try await Self.declare(build, referral, 2, signedOn: "2026-11-20")
            let confirmed = try await club.post(
                ReferralController.Routes.confirm(referral), cookies: build.salma.cookies)

            #expect([other.status, confirmed.status] == [.seeOther, .seeOther])
            let deal = try await build.deal(build.key(2))
            #expect(deal.confirmedAt != nil)
            let exchange = try await club.house.database.read { db in
                try ExchangeRepository.all(
                    ExchangeFilter(), seat: build.salma.membership, yearStart: Instant(milliseconds: 0), in: db)
            }
            #expect(exchange.first?.amountMinor == 100_000)
            try await build.expectSound()
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Only the receiver of a won referral declares with it`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DealBuilder(club)
            let open = try await build.referrals.referral(at: .proposal)

            let early = try await Self.declare(build, open, 1, signedOn: "2026-11-20")
            let won = try await build.referrals.referral(at: .won, 2)
            let giver = try await club.post(
                Routes.declare(), build.fields(build.key(2)) + [("referral", won.description)],
                cookies: build.salma.cookies)

            #expect([early.status, giver.status] == [.notFound, .notFound])
        }
    }
}
