import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct VouchTests {
    private typealias Routes = IntroductionController.Routes

    /// A proposal of the week, and a third who exchanged with both.
    private static func scene(
        _ build: MatchBuilder
    ) async throws -> (one: ClubBuilder.Seated, other: ClubBuilder.Seated, third: ClubBuilder.Seated, id: ID<Match>) {
        let (one, other) = try await build.two()
        let third = try await build.builder.seat(3, given: "Karim", family: "Tazi")
        try await build.acquaint(third, one, 1)
        try await build.acquaint(other, third, 2)
        try await build.round()
        return (one, other, third, try await build.match())
    }

    private static let key = ID<Introduction>(rawValue: 70_001)

    private static func vouch(_ id: ID<Match>, _ third: ClubBuilder.Seated, _ club: ClubHarness) async throws -> Int {
        let form = [("key", key.description), ("reason", "L’un emballe, l’autre compte.")]
        return try await club.post(MatchController.Routes.vouch(id), form, cookies: third.cookies).status.code
    }

    private static func told(_ seat: ClubBuilder.Seated, _ club: ClubHarness) async throws -> [String] {
        try await club.house.database.read { db in
            try db.rows(
                """
                SELECT message FROM notices
                WHERE person_id = \(seat.person) AND kind = 'introduction' ORDER BY id
                """
            ).map { String(try $0.get("message", as: String.self).dropFirst("introductions.notice.".count)) }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A third member vouches, both are asked, both accept, and the introduction is made`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MatchBuilder(club)
            let (one, other, third, id) = try await Self.scene(build)

            let vouched = try await Self.vouch(id, third, club)
            let asked = try await club.get(Routes.introduction(Self.key), cookies: one.cookies).text
            let first = try await club.post(Routes.accept(Self.key), cookies: one.cookies)
            let between = try await club.get(Routes.introduction(Self.key), cookies: one.cookies).text
            let second = try await club.post(Routes.accept(Self.key), cookies: other.cookies)
            let pages = [
                try await club.get(Routes.introduction(Self.key), cookies: one.cookies).text,
                try await club.get(Routes.introduction(Self.key), cookies: other.cookies).text,
            ]

            #expect(vouched == 303)
            #expect([first, second].map(\.status) == [.seeOther, .seeOther])
            #expect(asked.contains("Karim Tazi") && asked.contains("L’un emballe, l’autre compte."))
            #expect(
                !asked.contains("Prenom2") && !between.contains("Prenom2"), "nothing of the other before both said yes")
            #expect(pages[0].contains("Prenom2") && pages[1].contains("Prenom1"))
            #expect(pages.allSatisfy { $0.contains("membre") && $0.contains("@essai.example") })
            let made = "SELECT count(*) FROM introductions WHERE origin = 'vouch' AND state = 'made'" as SQL
            #expect(try await club.count(made) == 1)
            let closed = "SELECT count(*) FROM matches WHERE closed_at IS NOT NULL AND introduction_id = 70001" as SQL
            #expect(try await club.count(closed) == 1)
            #expect(try await club.count("SELECT count(*) FROM introduction_times") == 3)
            #expect(try await Self.told(one, club) == ["asked", "made"])
            #expect(try await Self.told(other, club) == ["asked", "made"])
            #expect(try await Self.told(third, club) == ["introduced"])
            #expect(try await !build.page(one).contains(id.description), "the proposal is answered")
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Who said yes to the proposal already is not asked again, and the other’s yes is enough`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MatchBuilder(club)
            let (one, other, third, id) = try await Self.scene(build)
            _ = try await build.answer(id, .interested, one)

            let vouched = try await Self.vouch(id, third, club)
            let accepted = try await club.post(Routes.accept(Self.key), cookies: other.cookies)

            #expect(vouched == 303)
            #expect(accepted.status == .seeOther)
            #expect(try await club.count("SELECT count(*) FROM introductions WHERE state = 'made'") == 1)
            #expect(try await Self.told(one, club) == ["made"])
            #expect(try await Self.told(other, club) == ["asked", "made"])
            #expect(try await Self.told(third, club) == ["introduced"])
        }
    }
}
