import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

struct WorthTests {
    /// Seats seven members in Casablanca and one in Rabat, who each won a referral of the first member this month.
    private static func fill(_ club: ClubHarness, confirmed: ClosedRange<Int64>) async throws -> ClubBuilder.Seated {
        let builder = ClubBuilder(house: club.house)
        try await builder.found()
        let viewer = try await builder.seat(1)
        for number in Int64(2)...7 { try await builder.seat(number) }
        try await builder.seat(8, branch: ClubBuilder.rabat)
        let now = club.time.now()
        for number in Int64(2)...8 {
            try await club.house.database.write { db in
                try db.execute(
                    """
                    INSERT INTO referrals (id, giver_id, receiver_id, kind, prospect_name, prospect_agreed, stage,
                                           given_at, acknowledged_at, closed_at, moved_at)
                    VALUES (\(number), \(viewer.membership), \(3_000 + number), 'outside', 'Contact', 1, 'won',
                            \(now), \(now), \(now), \(now))
                    """
                )
                try db.execute(
                    """
                    INSERT INTO deals (id, referral_id, amount_minor, currency, signed_on, declared_at, confirmed_at,
                                       seller_id, other_id, is_outside, stated_by_id, changed_at)
                    VALUES (\(number), \(number), 1234500, 'MAD', '2026-11-20', \(now),
                            \(confirmed.contains(number) ? now : nil), \(3_000 + number), \(viewer.membership), 1,
                            \(3_000 + number), \(now))
                    """
                )
            }
        }
        return viewer
    }

    private static func load(_ club: ClubHarness) async throws -> Worth {
        let calendar = WorthCalendar(club.house.today(), club.house.zone)
        return try await club.house.database.read { db in try WorthRepository.load(calendar, in: db) }
    }

    @Test(arguments: TestEngine.allCases)
    func `Deals not yet confirmed count nowhere`(engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            _ = try await Self.fill(club, confirmed: 2...5)

            let worth = try await Self.load(club)

            #expect(worth.dealCounts(nil).last == 4)
            #expect(worth.line(nil).months.last == .hidden)
            #expect(worth.line(nil).total == .hidden)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The fifth company makes the total appear`(engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let viewer = try await Self.fill(club, confirmed: 2...6)

            let page = try await club.get(WorthController.Routes.club(), cookies: viewer.cookies, language: "fr")

            #expect(page.status == .ok)
            #expect(page.text.contains("61\u{202F}725"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A branch is hidden when it would give the other away`(engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            _ = try await Self.fill(club, confirmed: 2...8)

            let worth = try await Self.load(club)

            #expect(worth.line(nil).months.last == .shown(7 * 1_234_500))
            #expect(worth.line(ClubBuilder.rabat).months.last == .hidden)
            #expect(worth.line(ClubBuilder.casablanca).months.last == .hidden)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `What members who left gave and received stays counted`(engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            _ = try await Self.fill(club, confirmed: 2...8)
            let before = try await Self.load(club)

            try await club.house.database.write { db in
                try db.execute("UPDATE memberships SET status = 'left', left_on = '2026-11-21' WHERE id = 3002")
            }

            let after = try await Self.load(club)
            #expect(after.flow(nil).all == before.flow(nil).all)
            #expect(after.flow(nil).year.conversion == 1)
            #expect(after.dealCounts(nil) == before.dealCounts(nil))
            #expect(after.seats.first?.members == 6)
            #expect(after.trades(nil).first?.referrals == 7)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Referrals count in the month of the club's clock`(engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            _ = try await Self.fill(club, confirmed: 2...8)
            let calendar = WorthCalendar(club.house.today(), club.house.zone)
            let edge = calendar.starts[11]
            try await club.house.database.write { db in
                try db.execute("UPDATE referrals SET given_at = \(edge - .milliseconds(1)) WHERE id = 2")
                try db.execute("UPDATE referrals SET given_at = \(edge) WHERE id = 3")
                try db.execute("UPDATE referrals SET given_at = \(calendar.starts[0] - .milliseconds(1)) WHERE id = 4")
            }

            let flow = try await Self.load(club).flow(nil)

            #expect(flow.months[10].given == 1)
            #expect(flow.months[11].given == 5)
            #expect(flow.year.given == 6)
            #expect(flow.all.given == 7)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A branch that does not exist has no page, and no page is for strangers`(engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let viewer = try await Self.fill(club, confirmed: 2...8)

            let unknown = try await club.get(
                WorthController.Routes.branch(ID(rawValue: 99)), cookies: viewer.cookies)
            let known = try await club.get(
                WorthController.Routes.branch(ClubBuilder.rabat), cookies: viewer.cookies)
            let stranger = try await club.get(WorthController.Routes.club())

            #expect(unknown.status == .notFound)
            #expect(known.status == .ok)
            #expect(!known.text.contains("12\u{202F}345"))
            #expect(stranger.status == .seeOther)
        }
    }

    @Test(arguments: Language.allCases)
    func `The pages speak the three languages`(language: Language) async throws {
        try await ClubHarness.run(.sqlite) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let viewer = try await builder.seat(1, language: language)

            for path in [WorthController.Routes.club(), WorthController.Routes.branch(ClubBuilder.casablanca)] {
                let page = try await club.get(path, cookies: viewer.cookies)
                #expect(page.status == .ok)
                #expect(page.text.contains("lang=\"\(language.rawValue)\""))
                #expect(!page.text.contains("worth.") && !page.text.contains("%{"))
            }
        }
    }
}
