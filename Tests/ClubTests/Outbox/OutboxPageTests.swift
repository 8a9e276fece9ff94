import Chronology
import HTTPTypes
import HummingbirdTesting
import Jobs
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct OutboxPageTests {
    @Test(arguments: TestEngine.allCases)
    func `Officers never see a code`(engine: TestEngine) async throws {
        try await withMember(engine) { club, salma in
            let officer = try await ClubBuilder(house: club.house)
                .seat(2, mandates: [Mandate(role: .secretary, branch: nil)])
            let asked = try await club.ask(salma.email)
            let code = try #require(asked.code)
            let id = try #require(try await club.mails().first?.id)
            let list = try await club.get(OutboxController.Routes.outbox(), cookies: officer.cookies).text
            let message = try await club.get(OutboxController.Routes.message(id), cookies: officer.cookies).text

            #expect(list.contains("Code de connexion"))
            #expect(!list.contains(code))
            #expect(message.contains(salma.email))
            #expect(!message.contains(code))
        }
    }

    @Test func `An invitation is shown, and a dead message can be tried again`() async throws {
        try await withMember(.sqlite) { club, _ in
            let officer = try await ClubBuilder(house: club.house)
                .seat(2, mandates: [Mandate(role: .secretary, branch: nil)])
            _ = try await club.post(InvitationController.Routes.inviteAll(), cookies: officer.cookies)
            let id = try #require(try await club.mails().first?.id)
            let now = club.time.now()
            try await club.house.database.write { db in
                _ = try db.execute(
                    "UPDATE outbox_messages SET dead_at = \(now), last_error = '550 <no such box>' WHERE id = \(id)")
            }
            let dead = try await club.send(.get, "/outbox?show=dead", cookies: officer.cookies).text
            let message = try await club.get(OutboxController.Routes.message(id), cookies: officer.cookies).text
            let retried = try await club.post(OutboxController.Routes.retry(id), cookies: officer.cookies)

            #expect(dead.contains("/outbox/\(id)"))
            #expect(message.contains("550 &lt;no such box&gt;"))
            #expect(message.contains("/sign-in"))
            #expect(retried.status == .seeOther)
            #expect(try await club.mails().contains { $0.id == id })
        }
    }

    @Test func `The outbox is the bureau of the club's alone`() async throws {
        try await withMember(.sqlite) { club, salma in
            let officer = try await ClubBuilder(house: club.house)
                .seat(2, mandates: [Mandate(role: .president, branch: ClubBuilder.rabat)])

            for cookies in [salma.cookies, officer.cookies] {
                #expect(try await club.get(OutboxController.Routes.outbox(), cookies: cookies).status == .notFound)
            }
        }
    }
}
