import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct VisitorQueueTests {
    @Test(arguments: TestEngine.allCases)
    func `Members and visitors wait in one line and move up in the order they asked`(_ engine: TestEngine) async throws
    {
        try await ClubHarness.run(engine) { club in
            let build = try await VisitorBuilder(club)
            let id = try await build.call(["capacity": "1"])
            let path = try await build.invitation(id)
            let members = build.meetings.members
            try await build.meetings.answer(id, members[1], .coming)
            club.time.advance(by: .seconds(1))
            try await build.register(path, 1)
            club.time.advance(by: .seconds(1))
            try await build.meetings.answer(id, members[2], .coming)
            let turn = try await club.get(MeetingController.Routes.meeting(id), cookies: members[2].cookies).text

            try await build.meetings.answer(id, members[1], .declined)
            let first = try await (build.places(id), build.meetings.answers(id)[members[2].membership])
            let own = try await build.own(1)
            _ = try await club.post(try #require(URLPath(local: own.description + "/cancellation")))
            let second = try await (build.places(id), build.meetings.answers(id)[members[2].membership])

            #expect(turn.contains("numéro 2"))
            #expect(first.0 == ["Visiteuse1 coming"] && first.1 == .waiting)
            #expect(second.0 == ["Visiteuse1 cancelled"] && second.1 == .coming)
            #expect(try await build.mails("aya1@dehors.example").map(\.calendar).map { $0 != nil } == [false, true])
            #expect(try await build.told(build.inviter) == ["waiting", "gave-back"])
            #expect(try await build.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A larger room seats a member and a visitor who wait at once`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await VisitorBuilder(club)
            let id = try await build.call(["capacity": "1"])
            let path = try await build.invitation(id)
            let members = build.meetings.members
            try await build.meetings.answer(id, members[1], .coming)
            try await build.register(path, 1)
            try await build.meetings.answer(id, members[2], .coming)

            let form = build.meetings.form(id, ["capacity": "3"], version: 1) + [("visitors", "on")]
            let larger = try await club.post(
                MeetingController.Routes.change(id), form, cookies: build.meetings.host.cookies)

            #expect(larger.status == .seeOther)
            #expect(try await build.places(id) == ["Visiteuse1 coming"])
            #expect(try await build.meetings.answers(id)[members[2].membership] == .coming)
            #expect(try await build.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Of thirty members and visitors who want the last seat at once one has it`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await VisitorBuilder(club, members: 16)
            let id = try await build.call(["capacity": "1"])
            let path = try await build.invitation(id)

            try await withThrowingTaskGroup(of: Void.self) { group in
                for member in build.meetings.members.dropFirst() {
                    group.addTask { try await build.meetings.answer(id, member, .coming) }
                }
                for number in 0..<15 { group.addTask { try await build.register(path, number) } }
                try await group.waitForAll()
            }

            let seated = try await build.meetings.answers(id).values.filter { $0 == .coming }.count
            let places = try await build.places(id)
            #expect(seated + places.filter { $0.hasSuffix("coming") }.count == 1)
            #expect(places.count == 15)
            #expect(try await build.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Who found no seat is released when it is over, and a meeting that moves is written to its visitors`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await VisitorBuilder(club)
            let id = try await build.call(["capacity": "1"])
            let path = try await build.invitation(id)
            for number in 1...2 {
                try await build.register(path, number)
                club.time.advance(by: .seconds(1))
            }
            let form =
                build.meetings.form(id, ["capacity": "1", "place": "Au siège"], version: 1) + [("visitors", "on")]
            _ = try await club.post(MeetingController.Routes.change(id), form, cookies: build.meetings.host.cookies)

            let moved = try await build.mails("aya1@dehors.example")
            club.time.advance(by: .days(4))
            try await build.runClock()

            #expect(moved.count == 2 && moved[1].text.contains("Au siège"))
            #expect(moved[1].calendar?.contains("SEQUENCE:1") == true)
            #expect(try await build.places(id) == ["Visiteuse1 coming", "Visiteuse2 cancelled"])
            #expect(try await build.told(build.inviter).filter { $0 == "no-seat" } == ["no-seat"])
            #expect(try await build.brokenRules() == [])
        }
    }
}
