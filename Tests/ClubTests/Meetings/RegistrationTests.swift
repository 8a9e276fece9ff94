import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct RegistrationTests {
    typealias Routes = MeetingController.Routes

    @Test(arguments: TestEngine.allCases)
    func `Whoever gives a seat back gives it to the first in line, who is told`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club)
            let id = try await build.call(["capacity": "1"])
            let (first, second, third) = (build.members[0], build.members[1], build.members[2])
            for member in [first, second, third] {
                #expect(try await build.answer(id, member, .coming) == 303)
                club.time.advance(by: .seconds(1))
            }
            // Asking again keeps one's turn.
            try await build.answer(id, second, .substitute, substitute: "Aya Nouri")
            let line = try await club.get(Routes.meeting(id), cookies: third.cookies).text

            try await build.answer(id, first, .declined)

            #expect(line.contains("numéro 2"))
            let answers = try await build.answers(id)
            #expect(answers[first.membership] == .declined)
            #expect(answers[second.membership] == .substitute)
            #expect(answers[third.membership] == .waiting)
            #expect(try await build.told(second) == ["called", "seat"])
            #expect(try await build.told(third) == ["called"])
            #expect(try await build.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A larger room seats those who wait, and a seat that empties for good is handed on`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club)
            let id = try await build.call(["capacity": "1"])
            for member in build.members {
                try await build.answer(id, member, .coming)
                club.time.advance(by: .seconds(1))
            }

            _ = try await club.post(
                Routes.change(id), build.form(id, ["capacity": "2"], version: 1), cookies: build.host.cookies)
            let larger = try await build.answers(id)
            let (seat, now, notices) = (build.members[0].membership, club.time.now(), club.house.notices)
            let day = club.house.today()
            _ = try await club.house.database.write { db in
                try Departure.end(seat, Departure.Decision(author: .console, day: day), notices, at: now, in: db)
            }
            let emptied = try await build.answers(id)

            #expect(larger[build.members[1].membership] == .coming)
            #expect(larger[build.members[2].membership] == .waiting)
            #expect(emptied[build.members[0].membership] == .declined)
            #expect(emptied[build.members[2].membership] == .coming)
            #expect(emptied[build.members[3].membership] == .waiting)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Of 64 who want the last seat at once one has it, and the others wait in one order`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club, members: 64)
            let id = try await build.call(["capacity": "1"])

            let codes = try await withThrowingTaskGroup(of: Int.self) { group in
                for member in build.members { group.addTask { try await build.answer(id, member, .coming) } }
                return try await group.reduce(into: [Int]()) { $0.append($1) }
            }

            let answers = try await build.answers(id)
            #expect(codes == Array(repeating: 303, count: 64))
            #expect(answers.values.filter { $0 == .coming }.count == 1)
            #expect(answers.values.filter { $0 == .waiting }.count == 63)
            // They move up one by one, each exactly once.
            let line = try await club.house.database.read { db in
                try db.rows(
                    "SELECT membership_id FROM registrations WHERE meeting_id = \(id) AND answer = 'waiting' ORDER BY asked_at, id"
                ).map { try $0.get("membership_id", as: ID<Membership>.self) }
            }
            let seated = build.members.first { answers[$0.membership] == .coming }
            if let seated { try await build.answer(id, seated, .declined) }
            #expect(try await build.answers(id)[line[0]] == .coming)
            #expect(try await build.answers(id)[line[1]] == .waiting)
            #expect(try await build.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Who comes is shown to those who prepare, with the substitute's name; others see a number`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club)
            let id = try await build.call(["capacity": "12"])
            try await build.answer(id, build.members[0], .substitute, substitute: "Aya <Nouri>")

            let bureau = try await club.get(Routes.people(id), cookies: build.host.cookies).text
            let member = try await club.get(Routes.meeting(id), cookies: build.members[1].cookies).text
            let empty = try await build.answer(id, build.members[1], .substitute)

            #expect(bureau.contains("Numéro0") && bureau.contains("Aya &lt;Nouri&gt;"))
            #expect(!member.contains("Aya") && !member.contains("Numéro0"))
            #expect(empty == 422)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Once it has begun no answer is taken, and one that nobody gives is malformed`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club)
            let id = try await build.call()

            let waiting = try await build.answer(id, build.members[0], .waiting)
            club.time.advance(by: .days(3))
            let late = try await build.answer(id, build.members[0], .coming)
            let page = try await club.get(Routes.meeting(id), cookies: build.members[0].cookies).text

            #expect(waiting == 400)
            #expect(late == 409)
            #expect(!page.contains("name=\"answer\""))
        }
    }
}
