import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct VisitLimitTests {
    @Test(arguments: TestEngine.allCases)
    func `Who visits a third time is asked to apply, by whatever number, and applies with one tap`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await VisitorBuilder(club)
            var ids: [ID<Meeting>] = []
            for _ in 0..<3 {
                let id = try await build.call()
                ids.append(id)
                let changes = ids.count == 3 ? ["email": "AYA1@dehors.example", "phone": "06 99 99 99 99"] : [:]
                try await build.register(try await build.invitation(id), 1, changes)
            }

            let own = try await build.own(1)
            let page = try await club.get(own).text
            let apply = try #require(URLPath(local: own.description + "/candidacy"))
            let applied = try await club.post(apply)
            let again = try await club.post(apply)
            let bureau = try await club.get(CandidateController.Routes.all(), cookies: build.meetings.host.cookies).text
            let third = ids[2]
            let figures = try await club.house.database.read { db in try VisitorFigures.of(third, in: db) }

            #expect(try await build.places(ids[2]) == ["Visiteuse1 apply"])
            #expect(page.contains("/candidacy") && !page.contains("<svg xmlns"))
            #expect(applied.location?.hasSuffix("done=applied") == true && again.location == applied.location)
            #expect(bureau.contains("Visiteuse1") && bureau.contains("Petit-déjeuner d’automne"))
            #expect(figures.applied == 1)
            #expect(try await build.told(build.inviter) == ["coming", "coming", "apply", "applied"])
            #expect(try await build.told(build.meetings.host) == ["candidate"])
            let sponsors = try await club.house.database.read { db in
                try db.rows("SELECT sponsor_id FROM memberships WHERE status = 'candidate'").map {
                    try $0.get("sponsor_id", as: ID<Membership>?.self)
                }
            }
            #expect(sponsors == [build.inviter.membership])
            #expect(try await build.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Of six registrations for six meetings at once two are visits`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await VisitorBuilder(club)
            var paths: [URLPath] = []
            var ids: [ID<Meeting>] = []
            for _ in 0..<6 {
                let id = try await build.call()
                ids.append(id)
                paths.append(try await build.invitation(id))
            }

            try await withThrowingTaskGroup(of: Void.self) { group in
                for path in paths { group.addTask { try await build.register(path, 1) } }
                try await group.waitForAll()
            }

            var places: [String] = []
            for id in ids { places += try await build.places(id) }
            #expect(places.filter { $0.hasSuffix("coming") }.count == 2)
            #expect(places.filter { $0.hasSuffix("apply") }.count == 4)
            #expect(try await build.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A visit given back, or called off, does not count`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await VisitorBuilder(club)
            for _ in 0..<2 {
                let id = try await build.call()
                try await build.register(try await build.invitation(id), 1)
                _ = try await club.post(
                    MeetingController.Routes.cancel(id), [("reason", "Grève")], cookies: build.meetings.host.cookies)
            }
            let third = try await build.call()
            try await build.register(try await build.invitation(third), 1)
            let cancel = try #require(URLPath(local: (try await build.own(1)).description + "/cancellation"))

            let codes = [try await club.post(cancel).status.code, try await club.post(cancel).status.code]
            let fourth = try await build.call()
            try await build.register(try await build.invitation(fourth), 1)

            #expect(codes == [303, 303])
            #expect(try await build.places(third) == ["Visiteuse1 cancelled"])
            #expect(try await build.places(fourth) == ["Visiteuse1 coming"])
            let mails = try await build.mails("aya1@dehors.example").filter {
                $0.calendar?.contains("CANCELLED") == true
            }
            #expect(mails.count == 2)
            #expect(try await build.told(build.inviter) == ["coming", "coming", "coming", "gave-back", "coming"])
            #expect(try await build.brokenRules() == [])
        }
    }
}
