import Jobs
import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct InvitationTests {
    private static let president = [Mandate(role: .president, branch: nil)]
    private static let ofRabat = [Mandate(role: .president, branch: ClubBuilder.rabat)]

    @Test(arguments: TestEngine.allCases)
    func `All who were not invited get one mail each, in their language, without a secret`(
        engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let officer = try await builder.seat(1, mandates: Self.president)
            try await builder.seat(2, given: "أمينة", family: "العلوي", language: .ar)
            try await builder.seat(3, given: "John", family: "Amrani", branch: ClubBuilder.rabat, language: .en)
            try await builder.seat(4, status: .left)

            let first = try await club.post(InvitationController.Routes.inviteAll(), cookies: officer.cookies)
            let mails = try await club.mails()
            _ = try await club.post(InvitationController.Routes.inviteAll(), cookies: officer.cookies)

            #expect(first.location == "/invitations?done=1")
            #expect(Set(mails.map(\.language)) == ["fr", "ar", "en"])
            #expect(mails.allSatisfy { $0.text.contains(club.house.settings.baseURL + "/sign-in\n") })
            #expect(try await club.mails().count == 3)
            #expect(try await club.count("SELECT count(*) FROM memberships WHERE invited_at IS NOT NULL") == 3)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A branch's officer sees and invites the branch alone`(engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let officer = try await builder.seat(1, branch: ClubBuilder.rabat, mandates: Self.ofRabat)
            let own = try await builder.seat(2, given: "Hicham", branch: ClubBuilder.rabat)
            let foreign = try await builder.seat(3, given: "Ghita")

            let page = try await club.get(InvitationController.Routes.invitations(), cookies: officer.cookies)
            let one = try await club.post(
                InvitationController.Routes.invite(own.membership), cookies: officer.cookies)
            let other = try await club.post(
                InvitationController.Routes.invite(foreign.membership), cookies: officer.cookies)
            _ = try await club.post(InvitationController.Routes.inviteAll(), cookies: officer.cookies)

            #expect(page.text.contains("Hicham"))
            #expect(!page.text.contains("Ghita"))
            #expect(one.status == .seeOther)
            #expect(other.status == .notFound)
            #expect(try await club.mails().contains { $0.recipient == foreign.email } == false)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Whoever was invited is invited again a day later, not sooner`(engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let officer = try await builder.seat(1, mandates: Self.president)
            let guest = try await builder.seat(2)
            let route = InvitationController.Routes.invite(guest.membership)

            let first = try await club.post(route, cookies: officer.cookies)
            club.time.advance(by: .seconds(86_399))
            let soon = try await club.post(route, cookies: officer.cookies)
            club.time.advance(by: .seconds(1))
            let later = try await club.post(route, cookies: officer.cookies)

            #expect(first.status == .seeOther)
            #expect(soon.status == .conflict)
            #expect(later.status == .seeOther)
            #expect(try await club.mails().count == 2)
        }
    }

    @Test func `The page says who has entered, and offers a link that holds nothing`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let officer = try await builder.seat(1, mandates: Self.president)
            let guest = try await builder.seat(2)
            _ = try await club.signIn(guest.email)

            let page = try await club.get(InvitationController.Routes.invitations(), cookies: officer.cookies).text

            #expect(page.components("Déjà entré") == 1)
            #expect(page.contains("href=\"https://wa.me/?text="))
            #expect(page.contains("data-copy=\"\(club.house.settings.baseURL)/sign-in\""))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A long list goes on where the page ends`(engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let officer = try await builder.seat(1, mandates: Self.president)
            for number in 2...102 { try await builder.seat(Int64(number)) }
            _ = try await club.signIn("membre2@essai.example")

            let first = try await club.get(InvitationController.Routes.invitations(), cookies: officer.cookies).text
            let next = try #require(first.split(separator: "href=\"/invitations?after=").last?.prefix { $0 != "\"" })
            let second = try await club.send(.get, "/invitations?after=\(next)", cookies: officer.cookies).text

            #expect(first.components("/invitation\"") == 100)
            #expect(second.components("href=\"/members/") == 2)
            #expect(second.contains("Déjà entré"))
        }
    }
}
