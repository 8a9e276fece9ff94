import Chronology
import HTTPTypes
import HummingbirdTesting
import Jobs
import Localization
import Morocco
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct OpportunityExpiryTests {
    typealias Routes = OpportunityController.Routes

    @discardableResult
    private static func expire(_ club: ClubHarness) async throws -> Int {
        let due = club.time.now()
        return try await club.house.database.write { db in
            try ExpiryOfOpportunities(house: club.house).run(due: due, in: db)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `One whose day has passed ends once, and its author is asked once, whatever the clock does`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await OpportunityBuilder(club)
            let today = club.house.today()
            let id = try await build.publish(["closes_on": today.isoText])
            let later = try await build.publish(["closes_on": today.adding(days: 300).isoText])

            let onTheDay = try await Self.expire(club)
            club.time.advance(by: .days(1))
            let dayAfter = try await Self.expire(club)
            let again = try await Self.expire(club)
            club.time.advance(by: .days(-30))
            let back = try await Self.expire(club)
            club.time.advance(by: .days(60))
            let forward = try await Self.expire(club)

            #expect([onTheDay, dayAfter, again, back, forward] == [0, 1, 0, 0, 0])
            #expect(try await build.status(id) == .expired)
            #expect(try await build.status(later) == .open)
            #expect(try await build.steps(id) == [.published, .expired])
            #expect(try await build.told(build.author) == ["expired"])
            #expect(try await build.broken() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The chore and its author at once: one wins`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await OpportunityBuilder(club)
            let id = try await build.publish(["closes_on": club.house.today().isoText])
            club.time.advance(by: .days(2))

            let ended = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<16 {
                    group.addTask {
                        guard number % 4 == 0 else { return try await Self.expire(club) }
                        _ = try await club.post(
                            Routes.close(id), [("outcome", "elsewhere")], cookies: build.author.cookies)
                        return 0
                    }
                }
                return try await group.reduce(0, +)
            }

            let steps = try await build.steps(id)
            #expect(ended <= 1)
            #expect(steps == (ended == 1 ? [.published, .expired, .closed] : [.published, .closed]))
            #expect(try await build.told(build.author).count == ended)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Home asks what became of it, and one tap answers`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await OpportunityBuilder(club)
            let id = try await build.publish(["closes_on": club.house.today().isoText])
            let waiting = try await build.answer(id)
            club.time.advance(by: .days(1))
            try await Self.expire(club)

            let asked = try await club.get(HomeController.Routes.home(), cookies: build.author.cookies).text
            let others = try await club.get(HomeController.Routes.home(), cookies: build.other.cookies).text
            let page = try await club.get(Routes.opportunity(id), cookies: build.author.cookies).text
            let tapped = try await club.post(
                Routes.close(id), [("outcome", "elsewhere"), ("back", "home")], cookies: build.author.cookies)
            let after = try await club.get(HomeController.Routes.home(), cookies: build.author.cookies).text

            #expect(asked.contains("action=\"\(Routes.close(id))\""))
            #expect(asked.contains("href=\"\(Routes.opportunity(id).fragment("closing"))\""))
            #expect(!others.contains(OpportunityBuilder.title))
            #expect(page.contains("id=\"closing\"") && page.contains("Par qui\u{202F}?"))
            #expect(tapped.location == "/")
            #expect(!after.contains(OpportunityBuilder.title), "answered, it is no longer news either")
            #expect(try await build.status(id) == .closed)
            #expect(try await build.state(waiting) == .declined)
        }
    }

    @Test func `Extended, it is open again, can be answered, and can end again`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await OpportunityBuilder(club)
            let id = try await build.publish(["closes_on": club.house.today().isoText])
            club.time.advance(by: .days(1))
            try await Self.expire(club)
            let late = try await club.post(
                Routes.answer(id), [("key", club.house.ids.next(OpportunityMessage.self).description), ("body", "x")],
                cookies: build.other.cookies)

            _ = try await club.post(Routes.extend(id), cookies: build.author.cookies)
            try await build.answer(id)
            club.time.advance(by: .days(31))
            try await Self.expire(club)

            #expect(late.status == .conflict)
            #expect(try await build.steps(id) == [.published, .expired, .extended, .answered, .expired])
            #expect(try await build.told(build.author) == ["expired", "answered", "expired"])
        }
    }

    @Test func `The job stands among the chores`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            #expect(Chores.jobs(club.house).contains { $0.name == "expire-opportunities" })
        }
    }
}
