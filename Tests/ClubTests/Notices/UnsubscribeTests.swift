import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

/// RFC 8058: one click in the mail program stops mails of a kind; a link that is only followed does not.
@Suite struct UnsubscribeTests {
    @Test(arguments: TestEngine.allCases)
    func `One click stops mails of that kind and no others`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine, settings: NoticeTests.https) { club in
            let build = try await ReferralBuilder(club)
            try await club.tell(Self.notice(.deal, 1), build.giver)
            let address = try #require(try await Self.address(club))
            #expect(address.hasPrefix("https://club.example/unsubscribe/"))
            let path = String(address.dropFirst("https://club.example".count))

            let followed = try await club.send(.get, path)
            let still = try await Self.pace(.deal, build, club)
            let clicked = try await club.send(.post, path, body: "List-Unsubscribe=One-Click")
            let again = try await club.send(.post, path, body: "List-Unsubscribe=One-Click")

            #expect(followed.status == .ok)
            #expect(still == .atOnce)
            #expect([clicked.status, again.status] == [.ok, .ok])
            #expect(try await Self.pace(.deal, build, club) == .never)
            #expect(try await Self.pace(.due, build, club) == .atOnce)
        }
    }

    @Test func `Mails that wait for their hour are taken back`() async throws {
        try await ClubHarness.run(.sqlite, settings: NoticeTests.https) { club in
            let build = try await ReferralBuilder(club)
            try await club.tell(Self.notice(.deal, 1), build.giver)
            let address = try #require(try await Self.address(club))
            try await club.pace(.daily, .deal, build.giver)
            try await club.tell(Self.notice(.deal, 2), build.giver)

            _ = try await club.send(.post, String(address.dropFirst("https://club.example".count)), body: "")
            try await club.gather(at: ClubHarness.start + .days(3))

            #expect(try await build.mails().count == 1)
        }
    }

    @Test func `A wrong, cut or old address is not found, whoever asks`() async throws {
        try await ClubHarness.run(.sqlite, settings: NoticeTests.https) { club in
            let build = try await ReferralBuilder(club)
            try await club.tell(Self.notice(.deal, 1), build.giver)
            let address = try #require(try await Self.address(club))
            let path = String(address.dropFirst("https://club.example".count))

            for wrong in [String(path.dropLast()), path + "A", "/unsubscribe/x"] {
                #expect(try await club.send(.post, wrong, body: "").status == .notFound, "\(wrong)")
            }
            club.time.advance(by: UnsubscribeDoor.life + .seconds(1))
            #expect(try await club.send(.get, path).status == .notFound)
        }
    }

    @Test func `The database knows the address by its hash only, and the outbox forgets it once it is sent`()
        async throws
    {
        try await ClubHarness.run(.sqlite, settings: NoticeTests.https) { club in
            let build = try await ReferralBuilder(club)
            try await club.tell(Self.notice(.deal, 1), build.giver)
            let token = try #require(try await Self.address(club)).split(separator: "/").last.map(String.init) ?? ""

            let stored = try await club.house.database.read { db in
                try db.value("SELECT token_hash FROM unsubscribe_doors", as: String.self)
            }

            #expect(stored == SessionToken(text: token)?.storedHash)
            #expect(stored?.contains(token) == false)
        }
    }

    @Test func `Without TLS no mail program is told of one click, and the mail still has its link`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await ReferralBuilder(club)

            try await club.tell(Self.notice(.deal, 1), build.giver)

            #expect(try await Self.address(club) == nil)
            #expect(try await build.mails().allSatisfy { $0.text.contains("/unsubscribe/") })
        }
    }

    private static func notice(_ kind: Notice.Kind, _ number: Int64) -> Notice {
        Notice(kind, "referrals.mail.nudged", [:], path: MoreController.Routes.more(), once: "test:\(number)")
    }

    private static func address(_ club: ClubHarness) async throws -> String? {
        try await club.house.database.read { db in
            try db.rows("SELECT unsubscribe FROM outbox_messages").first?.get("unsubscribe", as: String?.self)
        }
    }

    private static func pace(
        _ kind: Notice.Kind, _ build: ReferralBuilder, _ club: ClubHarness
    ) async throws -> Notice.Pace {
        try await club.house.database.read { db in try NoticePaces.load(build.giver.person, in: db) }.pace(kind)
    }
}
