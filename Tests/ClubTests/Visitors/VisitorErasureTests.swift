import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct VisitorErasureTests {
    /// Every text of every table a visitor is in.
    private func everything(_ club: ClubHarness) async throws -> String {
        try await club.house.database.read { db in
            try ["visitors", "visitor_contacts", "visitor_links", "visitor_steps", "outbox_messages", "notices"].map {
                "\(try db.rows("SELECT * FROM \(unsafe: $0)").map(\.values))"
            }.joined()
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A visitor erases themselves: no name, number, note or link is left, the seat goes on, the figure stays`(
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
            let own = try await build.own(1)
            let visitor = try await build.visitor(1)
            _ = try await build.step(
                visitor, "note", from: "invited", note: "Visiteuse1 prend le train", by: build.inviter)

            let erased = try await club.post(try #require(URLPath(local: own.description + "/erasure")))
            let gone = try await club.get(own).status
            let left = try await everything(club)

            #expect(erased.status == .ok && gone == .notFound)
            for word in ["Visiteuse1", "aya1@", "612345011", "train"] { #expect(!left.contains(word), "\(word)") }
            #expect(try await build.places(id) == [" cancelled", "Visiteuse2 coming"])
            #expect(try await build.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A year after the last step the clock forgets who it was`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await VisitorBuilder(club)
            let id = try await build.call()
            try await build.register(try await build.invitation(id), 1)
            let visitor = try await build.visitor(1)
            club.time.advance(by: .days(4))
            _ = try await build.step(visitor, "came", from: "invited", by: build.inviter)

            club.time.advance(by: .days(364))
            try await build.runClock()
            let before = try await everything(club)
            club.time.advance(by: .days(2))
            try await build.runClock()
            let after = try await everything(club)
            let figures = try await club.house.database.read { db in try VisitorFigures.of(id, in: db) }

            #expect(before.contains("Visiteuse1"))
            #expect(!after.contains("Visiteuse1") && !after.contains("612345011") && !after.contains("aya1@"))
            #expect(figures == VisitorFigures(registered: 1, came: 1, applied: 0))
            #expect(try await build.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `With an erased person go their own visits and their words about visitors`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await VisitorBuilder(club)
            let id = try await build.call()
            let path = try await build.invitation(id)
            for number in 1...2 { try await build.register(path, number) }
            let visitor = try await build.visitor(2)
            _ = try await build.step(visitor, "note", from: "invited", note: "Mot de trop", by: build.inviter)
            let guest = try await ClubBuilder(house: club.house).seat(80)
            let (people, trail, notices, day) = (
                [guest.person, build.inviter.person], club.trail, club.house.notices, club.house.today()
            )
            try await club.house.database.write { db in
                try db.execute("UPDATE people SET email = 'aya1@dehors.example' WHERE id = \(guest.person)")
                for person in people {
                    try PersonRegister.erase(person, today: day, trail: trail, telling: notices, in: db)
                }
            }

            let left = try await everything(club)
            #expect(!left.contains("Visiteuse1") && !left.contains("Mot de trop"))
            #expect(left.contains("Visiteuse2"))
            #expect(try await build.brokenRules() == [])
        }
    }
}
