import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

/// What of the exchange is open when a member leaves is closed with notice; what was agreed stands.
@Suite struct LeavingExchangeTests {
    private static func end(_ seated: ClubBuilder.Seated, _ club: ClubHarness) async throws {
        let (now, today, notices) = (club.time.now(), club.house.today(), club.house.notices)
        try await club.house.database.write { db in
            _ = try Departure.end(
                seated.membership, Departure.Decision(author: .console, day: today), notices, at: now, in: db)
        }
    }

    private static func told(_ seat: ClubBuilder.Seated, _ club: ClubHarness) async throws -> [String] {
        try await club.house.database.read { db in
            try db.rows("SELECT message FROM notices WHERE person_id = \(seat.person) ORDER BY id")
                .map { try $0.get("message", as: String.self) }
        }
    }

    private static func broken(_ club: ClubHarness, _ names: [String]) async throws -> [String] {
        try await club.house.database.read { db in
            try Invariant.all.filter { rule in names.contains { rule.name.hasPrefix($0) } }
                .filter { try $0.broken(in: db) > 0 }.map(\.name)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Deals that are signed stand under their names, those that wait are closed and the other side told`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DealBuilder(club)
            let (signed, declared) = (try await build.signed(1), try await build.declared(2))

            try await Self.end(build.hicham, club)

            let page = try await club.get(DealController.Routes.deal(signed), cookies: build.salma.cookies)
            #expect(page.status == .ok && page.text.contains("Hicham Lahlou"))
            #expect(try await build.deal(signed).closed == nil)
            #expect(try await build.deal(declared).closed?.kind == .left)
            #expect(try await Self.told(build.salma, club).last == "deals.notice.left")
            #expect(try await build.confirm(declared, version: 1).status != .seeOther)
            try await build.expectSound()
        }
    }

    @Test(arguments: TestEngine.allCases, [Match.Answer.waiting, .interested, .no])
    func `A proposal ends; who said yes to it is told, and not what the leaver had answered`(
        _ engine: TestEngine, _ answer: Match.Answer
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MatchBuilder(club)
            let (one, other) = try await build.two()
            try await build.round()
            let id = try await build.match()
            _ = try await build.answer(id, .interested, answer == .interested ? other : one)
            if answer == .no { _ = try await build.answer(id, .no, other) }
            let hoping = answer == .interested ? other : one
            let leaver = answer == .interested ? one : other
            let before = try await Self.told(hoping, club)

            for _ in 0..<2 { try await Self.end(leaver, club) }

            let list = try await club.get(NoticeController.Routes.all(), cookies: hoping.cookies).text
            #expect(try await Self.told(hoping, club) == before + ["matches.notice.left"])
            #expect(list.contains(leaver.membership == one.membership ? "Prenom1" : "Prenom2"))
            #expect(try await club.count("SELECT count(*) FROM matches WHERE closed_at IS NULL AND id = \(id)") == 0)
            #expect(try await !build.page(hoping).contains(id.description))
            #expect(try await build.answer(id, .no, hoping).status == .conflict)
            #expect(try await Self.broken(club, ["match"]) == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A ring that waits is closed and the others told without a name; one that stands is history`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await RingBuilder(club, members: 3)
            let standing = try await build.ring()
            let open = try await club.ring(of: build.seats)
            for index in 0..<3 { #expect(try await build.accept(standing, index) == 303) }
            #expect(try await build.accept(open, 0) == 303)

            try await Self.end(build.seats[2], club)

            #expect(try await build.state(standing) == .standing)
            #expect(try await build.state(open) == .closed)
            for index in 0..<2 {
                #expect(try await Self.told(build.seats[index], club).filter { $0 == "rings.notice.left" }.count == 1)
                #expect(try await build.page(standing, index).contains("Prenom3"), "a name is never lost")
                #expect(try await build.page(open, index).contains("ne s’est pas formé"))
            }
            let told = try await club.count(
                "SELECT count(*) FROM notices WHERE message = 'rings.notice.left' AND arguments LIKE '%Prenom%'")
            #expect(told == 0)
            #expect(try await build.accept(open, 1) == 409)
            #expect(try await club.count("SELECT count(*) FROM introductions WHERE state = 'made'") == 3)
            #expect(try await Self.broken(club, ["ring", "intro"]) == [])
        }
    }

    @Test func `An erased member's name is in no notice of the deals, proposals and rings they left`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await DealBuilder(club)
            _ = try await build.declared(1)
            let (person, trail, notices) = (build.hicham.person, club.trail, club.house.notices)

            try await club.house.database.write { db in
                try PersonRegister.erase(person, today: club.house.today(), trail: trail, telling: notices, in: db)
            }

            #expect(try await club.count("SELECT count(*) FROM notices WHERE arguments LIKE '%Lahlou%'") == 0)
        }
    }
}
