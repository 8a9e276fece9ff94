import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct MatchTests {
    @Test(arguments: TestEngine.allCases)
    func `Two who would both gain are proposed to one another, each with their own reasons`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MatchBuilder(club)
            let (accountant, packer) = try await build.two()

            try await build.round()

            let (first, second) = (try await build.page(accountant), try await build.page(packer))
            #expect(first.contains("Prenom2") && first.contains("Vous cherchez"))
            #expect(first.contains(MatchBuilder.packaging))
            #expect(second.contains("Prenom1") && second.contains("Un expert comptable"))
            #expect(try await club.count("SELECT count(*) FROM matches WHERE \(MatchBuilder.pair)") == 1)
            #expect(try await build.mails(accountant) == 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `When both are interested they are in touch, and before neither knows of the other’s yes`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MatchBuilder(club)
            let (accountant, packer) = try await build.two()
            try await build.round()
            let id = try await build.match()
            let (before, told) = (try await build.page(packer), try await build.mails(packer))

            let first = try await build.answer(id, .interested, accountant)
            let between = try await build.page(packer)
            let second = try await build.answer(id, .interested, packer)
            let again = try await build.answer(id, .interested, packer)
            let late = try await build.answer(id, .no, packer)

            #expect(first.location?.hasPrefix("/matches") == true)
            #expect(before == between)
            #expect(try await build.mails(packer) == told + 1)
            #expect(second.location?.hasPrefix("/introductions/") == true)
            #expect([again, late].map(\.status) == [.seeOther, .conflict])
            #expect(try await club.count("SELECT count(*) FROM introductions WHERE state = 'made'") == 1)
            #expect(try await club.count("SELECT count(*) FROM introduction_times") == 3)
            #expect(try await !build.page(packer).contains("Prenom1"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A no never returns, and is never shown`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MatchBuilder(club)
            let (accountant, packer) = try await build.two()
            try await build.round()
            let id = try await build.match()
            let (before, told) = (try await build.page(packer), try await build.mails(packer))

            #expect(try await build.answer(id, .no, accountant).status == .seeOther)

            #expect(try await !build.page(accountant).contains("Prenom2"))
            #expect(try await build.page(packer) == before)
            #expect(try await build.mails(packer) == told)
            #expect(try await build.answer(id, .interested, packer).location == "/matches?done=interested")
            #expect(try await build.answer(id, .interested, accountant).status == .conflict)
            // Not in a quarter, not in a year, and not through a second seat either.
            try await club.house.database.write { db in
                try db.execute(
                    """
                    INSERT INTO memberships (id, person_id, company_id, branch_id, status, joined_on, offers, needs,
                                             created_at, changed_at)
                    SELECT 3099, person_id, company_id, \(ClubBuilder.rabat), 'active', joined_on, offers, needs,
                           created_at, changed_at
                    FROM memberships WHERE id = \(packer.membership)
                    """
                )
            }
            try await build.weeks(60)
            #expect(try await club.count("SELECT count(*) FROM matches WHERE \(MatchBuilder.pair)") == 1)
            #expect(
                try await club.count("SELECT count(*) FROM introductions") == 0)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Not now comes back after twelve weeks and not before`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MatchBuilder(club)
            let (accountant, _) = try await build.two()
            try await build.round()
            #expect(try await build.answer(try await build.match(), .notNow, accountant).status == .seeOther)

            try await build.weeks(11)
            let early = try await club.count("SELECT count(*) FROM matches WHERE \(MatchBuilder.pair)")
            try await build.weeks(2)

            #expect(early == 1)
            #expect(try await club.count("SELECT count(*) FROM matches WHERE \(MatchBuilder.pair)") == 2)
            // A session left alone for so long has ended.
            var returned = accountant
            returned.cookies = try await build.builder.session(of: accountant)
            #expect(try await build.page(returned).contains("Prenom2"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Of many who answer at once, one introduction comes or none`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MatchBuilder(club)
            let (accountant, packer) = try await build.two()
            try await build.round()
            let id = try await build.match()

            let codes = try await withThrowingTaskGroup(of: Int.self) { group in
                for index in 0..<64 {
                    let seat = index % 2 == 0 ? accountant : packer
                    group.addTask { Int(try await build.answer(id, .interested, seat).status.code) }
                }
                return try await group.reduce(into: [Int]()) { $0.append($1) }
            }

            #expect(codes.allSatisfy { $0 == 303 })
            #expect(try await club.count("SELECT count(*) FROM introductions") == 1)
            #expect(try await build.mails(accountant) == 2)
        }
    }

    @Test func `Another’s proposal does not exist, and only the three answers are taken`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await MatchBuilder(club)
            let (accountant, _) = try await build.two()
            try await build.round()
            let id = try await build.match()
            let before = try await build.page(build.president)

            #expect(try await build.answer(id, .interested, build.president).status == .notFound)
            #expect(try await build.answer(id, .waiting, accountant).status == .badRequest)
            #expect(!before.contains(id.description))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A third who knows both may vouch; who said no is not asked, and nobody sees it`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MatchBuilder(club)
            let (accountant, packer) = try await build.two()
            let third = try await build.builder.seat(3, given: "Karim", family: "Tazi")
            try await build.acquaint(third, accountant, 1)
            try await build.round()
            let id = try await build.match()
            let form = [
                ("key", ID<Introduction>(rawValue: 70_001).description), ("reason", "L’un emballe, l’autre compte."),
            ]
            let vouch = MatchController.Routes.vouch(id)

            let stranger = try await club.post(vouch, form, cookies: third.cookies)
            try await build.acquaint(packer, third, 2)
            let before = try await build.page(third)
            _ = try await build.answer(id, .no, accountant)
            let after = try await build.page(third)
            let named = try await club.post(
                vouch, [("key", ID<Introduction>(rawValue: 70_001).description), ("reason", "Voyez Prenom2.")],
                cookies: third.cookies)
            let vouched = try await club.post(vouch, form, cookies: third.cookies)
            let again = try await club.post(vouch, form, cookies: third.cookies)

            #expect(
                [stranger, named, vouched, again].map(\.status) == [
                    .notFound, .unprocessableContent, .seeOther, .seeOther,
                ])
            #expect(before == after && after.contains(id.description))
            let asked = try await club.count(
                "SELECT count(*) FROM notices WHERE message = 'introductions.notice.asked'")
            #expect(asked == 1)
            let list = try await club.get(IntroductionController.Routes.all(), cookies: packer.cookies).text
            #expect(list.contains("Karim Tazi") && !list.contains("Prenom1"))
        }
    }

    @Test func `A third member’s introduction does not bring back a no`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await MatchBuilder(club)
            let (accountant, packer) = try await build.two()
            let third = try await build.builder.seat(3, given: "Karim", family: "Tazi")
            try await build.round()
            _ = try await build.answer(try await build.match(), .no, accountant)
            let told = try await build.mails(accountant)
            try await club.house.database.write { db in try SearchIndex.rebuild(memberships: nil, in: db) }

            let sent = try await club.post(
                IntroductionController.Routes.introduce(),
                [
                    ("key", ID<Introduction>(rawValue: 70_001).description), ("one", "Prenom1 Famille1"),
                    ("other", "Prenom2 Famille2"),
                    ("reason", "Parlez-vous."),
                ], cookies: third.cookies)
            let accepted = try await club.post(
                IntroductionController.Routes.accept(ID(rawValue: 70_001)),
                cookies: packer.cookies)

            #expect(sent.status == .seeOther && accepted.status == .seeOther)
            #expect(try await build.mails(accountant) == told)
            #expect(try await club.count("SELECT count(*) FROM introductions WHERE state = 'made'") == 0)
        }
    }
}
