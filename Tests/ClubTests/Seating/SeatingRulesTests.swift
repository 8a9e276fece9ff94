import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TablePlan
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct SeatingRulesTests {
    typealias Routes = SeatingController.Routes

    @Test(arguments: TestEngine.allCases)
    func `Who is to be kept apart since the plan was made is said on its page, hinders publishing, and is mended`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await SeatingBuilder(club, members: 8)
            let id = try await build.meeting()
            try await build.seat(id, tables: 2, seats: 4, rounds: 2)
            let before = try #require(await build.material(id))
            let seat = { (key: Int64) in before.guests.first { $0.key == key }?.membership }
            let table = before.plan.rounds[0][0]
            let (one, other) = (try #require(seat(table[0])), try #require(seat(table[1])))
            let quiet = try await build.get(Routes.tables(id))
            try await build.keepApart(one, other)

            let warned = try await build.get(Routes.tables(id))
            let version = String(before.seating.version)
            let refused = try await club.post(
                Routes.move(id), [("state", "published"), ("version", version)], cookies: build.host.cookies)
            let state = try await build.find(id)?.state
            let codes = [
                try await club.post(Routes.mend(id), cookies: build.host.cookies).status,
                try await club.post(Routes.mend(id), cookies: build.host.cookies).status,
            ]
            let after = try #require(await build.material(id))
            let mended = try await build.get(Routes.tables(id))

            #expect(!quiet.contains("data-broken") && warned.contains("data-broken"))
            #expect(warned.contains("sont à la même table") && warned.contains("Numéro"))
            #expect(refused.status == .conflict && refused.text.contains("sont à la même table"))
            #expect(refused.text.contains("Le plan n’est pas publié") && state == .draft)
            #expect(codes == [.seeOther, .seeOther] && !mended.contains("data-broken"))
            #expect(after.seating.version == before.seating.version + 1)
            #expect(PlanCheck(after.plan, of: after.instance).faults == [])
            #expect(try await build.move(id, to: .published) == 303)
            #expect(try await club.post(Routes.mend(id), cookies: build.members[0].cookies).status == .notFound)
            #expect(try await build.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A host named since is brought to their table in the rounds to come, and those who move are told`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await SeatingBuilder(club, members: 8)
            let id = try await build.meeting()
            try await build.seat(id, tables: 2, seats: 4, rounds: 3)
            try await build.move(id, to: .published)
            try await build.round(.start, 1, of: id)
            let before = try #require(await build.material(id))
            let guest = try #require(before.guests.first)
            let seat = try #require(guest.membership)
            let table = try #require(before.plan.table(of: guest.key, in: 2))
            let fields = [("person", seat.description), ("table", String(3 - table))]
            _ = try await club.post(Routes.host(id), fields, cookies: build.host.cookies)

            let warned = try await build.get(Routes.tables(id))
            let done = try await club.post(Routes.mend(id), cookies: build.host.cookies)

            let after = try #require(await build.material(id))
            let host = try #require(build.members.first { $0.membership == seat })
            #expect(warned.contains("accueille la table \(3 - table) et n’y est pas assis"))
            #expect(done.status == .seeOther)
            #expect(after.plan.rounds[0] == before.plan.rounds[0])
            #expect((2...3).allSatisfy { after.plan.table(of: guest.key, in: $0) == 3 - table })
            #expect(try await build.told(host).last == "seating.notice.moved")
            #expect(try await build.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Seating again leaves the plan that stands alone until the new one is there`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await SeatingBuilder(club)
            let id = try await build.meeting(crowd: 8)
            try await build.seat(id, tables: 3, seats: 4, rounds: 2)
            let first = try #require(await build.material(id))
            func stands() async throws -> Bool {
                let now = try #require(await build.material(id))
                return now.plan == first.plan && now.seating.room == first.seating.room && now.seating.isPlanned
                    && now.guests.map(\.id) == first.guests.map(\.id)
            }
            // Somebody answers meanwhile: they come into the new plan alone.
            try await build.meetings.answer(id, build.members[0], .declined)

            let job = try await build.ask(id, tables: 2, seats: 6, rounds: 3)
            let (searching, page) = (try await stands(), try await build.get(Routes.tables(id)))
            let cancelled = try await club.post(Routes.cancel(id), cookies: build.host.cookies)
            await club.house.seatingDesk.start(job, club.house)
            await club.house.seatingDesk.rest()
            let afterCancel = try await stands()
            try await build.seat(id, tables: 2, seats: 4, rounds: 3)
            let (afterFailure, failed) = (try await stands(), try await build.get(Routes.tables(id)))
            try await build.seat(id, tables: 4, seats: 3, rounds: 3)
            let last = try #require(await build.material(id))

            #expect(searching && afterCancel && afterFailure)
            #expect(page.contains("Le placement est en cours") && page.contains("Foule10001"))
            #expect(cancelled.headers[.location]?.contains("done=kept") == true)
            #expect(failed.contains("11 personnes pour 8 places") && failed.contains("Le plan d’avant est gardé."))
            #expect(last.seating.room.tables == 4 && last.plan.rounds.map { $0.joined().count } == [11, 11, 11])
            #expect(!last.guests.contains { $0.membership == build.members[0].membership })
            #expect(PlanCheck(last.plan, of: last.instance).faults == [])
            #expect(try await build.brokenRules() == [])
        }
    }
}
