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
        // Before Monday, so that the sums hold it.
        let lastWeek = now - .days(5)
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
                    VALUES (\(number), \(number), 1234500, 'MAD', '2026-11-16', \(lastWeek),
                            \(confirmed.contains(number) ? lastWeek : nil), \(3_000 + number),
                            \(viewer.membership), 1, \(3_000 + number), \(lastWeek))
                    """
                )
            }
        }
        return viewer
    }

    private static func load(_ club: ClubHarness) async throws -> Worth {
        let house = club.house
        let closing = house.zone.start(of: house.today().startOfWeek)
        return try await house.database.read { db in
            try WorthRepository.load(today: house.today(), closing: closing, zone: house.zone, in: db)
        }
    }

    private static func view(_ club: ClubHarness, _ change: (inout WorthFilter) -> Void = { _ in }) async throws
        -> WorthView
    {
        WorthView(try await load(club), WorthFilter().with(change), today: club.house.today())
    }

    @Test(arguments: TestEngine.allCases)
    func `Deals not yet confirmed count nowhere`(engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            _ = try await Self.fill(club, confirmed: 2...5)

            let view = try await Self.view(club)

            #expect(view.deals.last == 4)
            #expect(view.line?.months.last == .hidden)
            #expect(view.line?.total == .hidden)
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
    func `Sums move on Mondays, so that two looks in a week do not tell a confirmation`(engine: TestEngine) async throws
    {
        try await ClubHarness.run(engine) { club in
            let viewer = try await Self.fill(club, confirmed: 2...6)
            let path = WorthController.Routes.club()
            try await club.house.database.write { db in
                try db.execute("UPDATE deals SET confirmed_at = \(club.time.now()) WHERE id = 7")
            }

            let today = try await club.get(path, cookies: viewer.cookies, language: "fr").text
            club.time.advance(by: .days(6))
            let sunday = try await club.get(path, cookies: viewer.cookies, language: "fr").text
            club.time.advance(by: .days(1))
            let monday = try await club.get(path, cookies: viewer.cookies, language: "fr").text

            #expect(today.contains("61\u{202F}725") && sunday.contains("61\u{202F}725"))
            #expect(!today.contains("74\u{202F}070") && !sunday.contains("74\u{202F}070"))
            #expect(monday.contains("74\u{202F}070"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Deals paid are told by the month of payment once five companies were paid, on the Monday after`(
        engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let viewer = try await Self.fill(club, confirmed: 2...8)
            let now = club.time.now()
            try await club.house.database.write { db in
                // Two were paid in October and five in November, of which one was said today.
                try db.execute("UPDATE deals SET outcome = 'on_time', paid_on = '2026-11-18' WHERE id BETWEEN 2 AND 6")
                try db.execute("UPDATE deals SET outcome = 'on_time', paid_on = '2026-10-18' WHERE id BETWEEN 7 AND 8")
                try db.execute(
                    """
                    INSERT INTO deal_payments (id, deal_id, version, author_id, statement, paid_on, words, stated_at)
                    VALUES (1, 2, 1, \(viewer.membership), 'paid', '2026-11-18', '', \(now))
                    """
                )
            }

            let before = try await Self.view(club)
            club.time.advance(by: .days(7))
            let after = try await Self.view(club)
            let rabat = try await Self.view(club) { $0.branch = ClubBuilder.rabat }
            let page = try await club.get(WorthController.Routes.club(), cookies: viewer.cookies, language: "fr").text

            #expect(before.paidLine?.months[11] == .hidden && before.paid == .hidden)
            #expect(after.paidLine?.months[11] == .shown(5) && after.paidLine?.months[10] == .hidden)
            #expect(after.paid == .shown(5))
            #expect(rabat.paidLine?.months[11] == .hidden)
            #expect(after.branches.first?.paid == .shown(5))
            #expect(page.contains("id=\"paid\"") && page.contains("Affaires payées"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The address narrows to a year, a branch and a trade, and leaves out what it does not know`(
        engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let viewer = try await Self.fill(club, confirmed: 2...8)
            func text(_ query: [(String, String)]) async throws -> String {
                var path = WorthController.Routes.club()
                for (name, value) in query { path = path.query(name, value) }
                let page = try await club.get(path, cookies: viewer.cookies)
                #expect(page.status == .ok)
                return page.text
            }

            let branch = try await text([("branch", ClubBuilder.rabat.description)])
            let year = try await text([("year", "2026"), ("trade", "C")])
            let nonsense = try await text([("year", "soon"), ("trade", "?"), ("branch", "?")])

            #expect(branch.contains("<h1><bdi>Rabat</bdi></h1>"))
            #expect(year.contains("En 2026") && year.contains("Industrie manufacturière"))
            #expect(nonsense == (try await text([])))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A branch is hidden when it would give the other away`(engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            _ = try await Self.fill(club, confirmed: 2...8)

            let whole = try await Self.view(club)
            let rabat = try await Self.view(club) { $0.branch = ClubBuilder.rabat }
            let casablanca = try await Self.view(club) { $0.branch = ClubBuilder.casablanca }

            #expect(whole.line?.months.last == .shown(7 * 1_234_500))
            #expect(rabat.line?.months.last == .hidden)
            #expect(casablanca.line?.months.last == .hidden)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `What members who left gave and received stays counted`(engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            _ = try await Self.fill(club, confirmed: 2...8)
            let before = try await Self.view(club)

            try await club.house.database.write { db in
                try db.execute("UPDATE memberships SET status = 'left', left_on = '2026-11-21' WHERE id = 3002")
            }

            let after = try await Self.view(club)
            #expect(after.everything == before.everything)
            #expect(after.total.conversion == 1)
            #expect(after.deals == before.deals)
            #expect(after.branches.first?.members == 6)
            #expect(after.trades.first?.traffic.received == 7)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Referrals count in the month of the club's clock`(engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            _ = try await Self.fill(club, confirmed: 2...8)
            let (house, months) = (club.house, WorthPeriod.lastMonths.months(club.house.today()))
            let edge = house.zone.start(of: months[11].firstDay)
            let first = house.zone.start(of: months[0].firstDay)
            try await house.database.write { db in
                try db.execute("UPDATE referrals SET given_at = \(edge - .milliseconds(1)) WHERE id = 2")
                try db.execute("UPDATE referrals SET given_at = \(edge) WHERE id = 3")
                try db.execute("UPDATE referrals SET given_at = \(first - .milliseconds(1)) WHERE id = 4")
            }

            let view = try await Self.view(club)

            #expect(view.traffic[10].given == 1)
            #expect(view.traffic[11].given == 5)
            #expect(view.total.given == 6)
            #expect(view.everything.given == 7)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A branch that does not exist has no page, and no page is for strangers`(engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            _ = try await Self.fill(club, confirmed: 2...8)
            // Who has a part in none of the deals.
            let viewer = try await ClubBuilder(house: club.house).seat(9)

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

            for path in [
                WorthController.Routes.club(), WorthController.Routes.club().query("trade", "C"),
                WorthController.Routes.branch(ClubBuilder.casablanca), WorthController.Routes.own(),
                StatementController.Routes.page(), OwnDataController.Routes.page(),
            ] {
                let page = try await club.get(path, cookies: viewer.cookies)
                #expect(page.status == .ok)
                #expect(page.text.contains("lang=\"\(language.rawValue)\""))
                let keys = ["worth.", "statement.", "data.sheet", "data.title", "%{"]
                #expect(!keys.contains { page.text.contains(">" + $0) || page.text.contains("\"" + $0) })
            }
        }
    }
}
