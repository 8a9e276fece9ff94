import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct VisitorFollowingTests {
    private func came(_ build: VisitorBuilder) async throws -> (meeting: ID<Meeting>, visitor: ID<Visitor>) {
        let id = try await build.call()
        try await build.register(try await build.invitation(id), 1)
        let visitor = try await build.visitor(1)
        build.club.time.advance(by: .days(3))
        return (id, visitor)
    }

    @Test(arguments: TestEngine.allCases)
    func `Steps go forward, each with who took it; a repetition is done, a lost race says so`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await VisitorBuilder(club)
            let (_, visitor) = try await came(build)
            let (inviter, host) = (build.inviter, build.meetings.host)

            let codes = [
                try await build.step(visitor, "came", from: "invited", by: inviter),
                try await build.step(visitor, "came", from: "invited", by: inviter),
                try await build.step(visitor, "absent", from: "invited", by: host),
                try await build.step(visitor, "thanked", from: "came", note: "Par <b>téléphone</b>", by: inviter),
                try await build.step(visitor, "note", from: "thanked", note: "Rappeler lundi", by: host),
                try await build.step(visitor, "note", from: "thanked", by: host),
                try await build.step(visitor, "invited", from: "thanked", by: host),
            ]
            let page = try await club.get(VisitorController.Routes.visitor(visitor), cookies: host.cookies).text

            #expect(codes == [303, 303, 409, 303, 303, 422, 409])
            #expect(page.contains("Par &lt;b&gt;téléphone&lt;/b&gt;") && page.contains("Rappeler lundi"))
            #expect(page.contains("Hind Alami") && page.contains("Membre Numéro0"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Only the inviter and the bureau of the meeting see a visitor`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await VisitorBuilder(club)
            let (id, visitor) = try await came(build)
            let elsewhere = try await ClubBuilder(house: club.house).seat(
                90, mandates: [Mandate(role: .president, branch: ClubBuilder.rabat)])
            let page = VisitorController.Routes.visitor(visitor)
            let strangers = [build.meetings.members[1], build.meetings.elsewhere, elsewhere]

            for stranger in strangers {
                #expect(try await club.get(page, cookies: stranger.cookies).status == .notFound)
                #expect(try await build.step(visitor, "came", from: "invited", by: stranger) == 404)
                let erased = try await club.post(VisitorController.Routes.erase(visitor), cookies: stranger.cookies)
                #expect(erased.status == .notFound)
                for path in [
                    VisitorController.Routes.mine(), VisitorController.Routes.meeting(id),
                    VisitorController.Routes.bureau().query("show", "all"), OwnDataController.Routes.everything(),
                    MeetingController.Routes.meeting(id),
                ] {
                    #expect(try await !club.get(path, cookies: stranger.cookies).text.contains("Visiteuse1"), "\(path)")
                }
            }
            for (seated, paths) in [
                (build.inviter, [page, VisitorController.Routes.mine(), OwnDataController.Routes.everything()]),
                (build.meetings.host, [page, VisitorController.Routes.bureau(), VisitorController.Routes.meeting(id)]),
                (build.meetings.president, [page]),
            ] {
                for path in paths {
                    #expect(try await club.get(path, cookies: seated.cookies).text.contains("Visiteuse1"), "\(path)")
                }
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Three days without a step and the inviter hears of it, seven and the welcome officer, each once`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await VisitorBuilder(club)
            let (_, visitor) = try await came(build)
            _ = try await build.step(visitor, "came", from: "invited", by: build.inviter)

            var told: [[String]] = []
            for _ in 0..<4 {
                club.time.advance(by: .days(2))
                for _ in 0..<2 { try await build.runClock() }
                told.append(try await build.told(build.inviter) + (try await build.told(build.meetings.host)))
            }
            _ = try await build.step(visitor, "thanked", from: "came", by: build.meetings.host)
            club.time.advance(by: .days(4))
            try await build.runClock()
            let again = try await build.told(build.inviter)
            _ = try await build.step(visitor, "declined", from: "thanked", by: build.inviter)
            club.time.advance(by: .days(30))
            try await build.runClock()

            #expect(
                told == [["coming"], ["coming", "follow"], ["coming", "follow"], ["coming", "follow", "dropped"]])
            #expect(again == ["coming", "follow", "follow"])
            #expect(try await build.told(build.inviter) == again)
            #expect(try await build.told(build.meetings.president) == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Who did not come to a meeting whose door was kept is absent, and one whose inviter left is handed on`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await VisitorBuilder(club)
            let id = try await build.call()
            try await build.register(try await build.invitation(id), 1)
            let visitor = try await build.visitor(1)
            try await build.meetings.answer(id, build.meetings.members[1], .coming)
            club.time.advance(by: .minutes(70 * 60 + 30))
            let checkIn = CheckIn(ids: club.house.ids)
            let (seat, now, left) = (build.meetings.members[1].membership, club.time.now(), build.inviter.membership)
            let noted = try await club.house.database.write { db in
                try checkIn.note(.member(seat), at: id, CheckIn.Tap(key: "12345678", way: .list), now: now, in: db)
            }

            club.time.advance(by: .days(2))
            try await build.runClock()
            let page = try await club.get(
                VisitorController.Routes.visitor(visitor), cookies: build.meetings.host.cookies
            ).text
            let (later, notices, day) = (club.time.now(), club.house.notices, club.house.today())
            _ = try await club.house.database.write { db in
                try Departure.end(left, Departure.Decision(author: .console, day: day), notices, at: later, in: db)
            }

            #expect(noted == .done)
            #expect(page.contains("Absent"))
            #expect(try await build.told(build.meetings.host) == ["handed"])
        }
    }
}
