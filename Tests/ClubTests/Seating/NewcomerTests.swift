import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TablePlan
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct NewcomerTests {
    typealias Routes = SeatingController.Routes

    private func arrive(_ build: SeatingBuilder, _ member: Int, at id: ID<Meeting>) async throws -> TestResponse {
        try await build.club.post(
            Routes.arrival(id),
            [
                ("newcomer", "Membre Numéro\(member)"),
                ("newcomer_id", build.members[member].membership.description),
            ], cookies: build.host.cookies)
    }

    @Test(arguments: TestEngine.allCases)
    func `Whom the room has no seat for leaves nothing behind, and the organiser is told why`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await SeatingBuilder(club, members: 6)
            let id = try await build.meetings.call()
            for member in build.members.prefix(4) { try await build.meetings.answer(id, member, .coming) }
            try await build.seat(id, tables: 2, seats: 2, rounds: 2)
            try await build.move(id, to: .published)
            let before = try #require(await build.material(id))

            let arrived = try await arrive(build, 4, at: id)
            try await build.meetings.answer(id, build.members[5], .coming)
            let answered = try await club.post(Routes.answers(id), cookies: build.host.cookies)
            let page = try await build.get(Routes.tables(id))
            let after = try #require(await build.material(id))
            let count = try await build.count(id)
            // One gives a chair up, and the next has it.
            try await build.presence(id, before.guests[0], .absent)
            let second = try await arrive(build, 4, at: id)
            let seated = try #require(await build.material(id))

            #expect(arrived.status == .unprocessableContent && arrived.text.contains("5 personnes pour 4 places"))
            #expect(answered.status == .unprocessableContent && answered.text.contains("Ajoutez 1 table"))
            #expect(page.contains("1 réponse a changé"))
            #expect(after.plan == before.plan && after.seating.version == before.seating.version && count == 4)
            #expect(second.status == .seeOther)
            let guest = try #require(seated.guests.first { $0.membership == build.members[4].membership })
            #expect((1...2).allSatisfy { seated.plan.table(of: guest.key, in: $0) != nil })
            #expect(try await build.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `When all rounds were held nobody is said to have a seat`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await SeatingBuilder(club, members: 5)
            let id = try await build.meetings.call()
            for member in build.members.prefix(4) { try await build.meetings.answer(id, member, .coming) }
            try await build.seat(id, tables: 2, seats: 3, rounds: 1)
            try await build.move(id, to: .published)
            try await build.round(.start, 1, of: id)

            let late = try await arrive(build, 4, at: id)

            #expect(late.status == .conflict)
            #expect(try await build.count(id) == 4)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Whoever gets a place after the plan was published is told, in the same write and once`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await SeatingBuilder(club, members: 6)
            let id = try await build.meetings.call()
            for member in build.members.prefix(4) { try await build.meetings.answer(id, member, .coming) }
            try await build.seat(id, tables: 2, seats: 4, rounds: 2)
            let draft = try await arrive(build, 4, at: id)
            try await build.move(id, to: .published)

            for _ in 0..<2 { #expect(try await arrive(build, 5, at: id).status == .seeOther) }

            let material = try #require(await build.material(id))
            let guest = try #require(material.guests.first { $0.membership == build.members[5].membership })
            let table = try #require(material.plan.table(of: guest.key, in: 1))
            let arguments: String? = try await club.house.database.read { db in
                try db.value("SELECT arguments FROM notices WHERE message = 'seating.notice.seated'")
            }
            let values = Notice.Arguments.decode(try #require(arguments))
            #expect(draft.status == .seeOther)
            #expect(try await build.told(build.members[5]) == ["seating.notice.seated"])
            #expect(try await build.told(build.members[4]) == ["seating.notice.published"])
            #expect(values["table"] == .number(Int64(table)) && values["round"] == .number(1))
            for member in build.members.prefix(4) {
                #expect(try await !build.told(member).contains("seating.notice.seated"))
            }
        }
    }
}
