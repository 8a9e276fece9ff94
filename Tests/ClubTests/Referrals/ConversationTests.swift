import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import Testing
import TestSupport
import Web

@testable import Club

@Suite struct ConversationTests {
    typealias Routes = ReferralController.Routes

    static func form(_ key: ID<ReferralMessage>, _ text: String) -> [(String, String)] {
        [("message_key", key.description), ("message", text)]
    }

    @Test(arguments: TestEngine.allCases)
    func `A double tap is one message, the other side is told and the mail does not hold it`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            let id = try await build.referral(at: .acknowledged)
            let form = Self.form(club.house.ids.next(), "Appelez le 06 99 <b>")

            let first = try await club.post(Routes.say(id), form, cookies: build.receiver.cookies)
            let second = try await club.post(Routes.say(id), form, cookies: build.receiver.cookies)

            #expect(first.status == .seeOther)
            #expect(second.location == first.location)
            let home = try await club.get(HomeController.Routes.home(), cookies: build.giver.cookies).text
            let page = try await club.get(Routes.referral(id), cookies: build.giver.cookies).text
            let later = try await club.get(HomeController.Routes.home(), cookies: build.giver.cookies).text
            #expect(page.split(separator: "Appelez le 06 99 &lt;b&gt;").count == 2)
            #expect(try await build.mails().map(\.to) == [build.giver.email])
            #expect(try await build.mails().allSatisfy { !$0.text.contains("06 99") })
            #expect(home.contains("vous a écrit"))
            // What was looked at is no longer new.
            #expect(!later.contains("vous a écrit"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Only the sides write and read, in their own time`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            let id = try await build.referral(at: .acknowledged)
            func say(_ text: String, _ seated: ClubBuilder.Seated) async throws -> Int {
                try await club.post(
                    Routes.say(id), Self.form(club.house.ids.next(), text), cookies: seated.cookies
                ).status.code
            }
            func page(_ seated: ClubBuilder.Seated) async throws -> String {
                try await club.get(Routes.referral(id), cookies: seated.cookies).text
            }

            #expect(try await say("étranger", build.third) == 404)
            #expect(try await say("avant", build.receiver) == 303)
            _ = try await club.post(
                Routes.handOn(id), HandoverTests.form(club.house.ids.next()), cookies: build.receiver.cookies)
            #expect(try await say("tard", build.receiver) == 409)
            #expect(try await say("après", build.third) == 303)
            #expect(try await say("aussi", build.giver) == 303)

            for seated in [build.giver, build.third] {
                let text = try await page(seated)
                #expect(["avant", "après", "aussi"].allSatisfy { text.contains(">\($0)</bdi>") })
                #expect(!text.contains("tard</bdi>"))
            }
            let former = try await page(build.receiver)
            #expect(former.contains(">avant</bdi>"))
            #expect(!former.contains(">après</bdi>"))
            #expect(!former.contains("<textarea"))

            // Taken back, nobody but the giver reads what was said about the contact.
            _ = try await club.post(Routes.withdraw(id), cookies: build.giver.cookies)
            #expect(try await page(build.giver).contains(">avant</bdi>"))
            for seated in [build.receiver, build.third] {
                let text = try await page(seated)
                #expect(!text.contains("</bdi></p></li>"))
                #expect(!text.contains(ReferralBuilder.prospect))
            }
            #expect(try await say("encore", build.giver) == 409)
            #expect(try await club.broken() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The key of another's message cannot be used, and an erased author leaves no word`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            let id = try await build.referral(at: .acknowledged)
            let key: ID<ReferralMessage> = club.house.ids.next()
            _ = try await club.post(Routes.say(id), Self.form(key, "le mien"), cookies: build.receiver.cookies)

            let stolen = try await club.post(Routes.say(id), Self.form(key, "autre"), cookies: build.giver.cookies)
            let (person, today, trail) = (build.receiver.person, club.house.today(), club.trail)
            let notices = club.house.notices
            try await club.house.database.write { db in
                try PersonRegister.erase(person, today: today, trail: trail, telling: notices, in: db)
            }
            let page = try await club.get(Routes.referral(id), cookies: build.giver.cookies).text

            #expect(stolen.status == .notFound)
            #expect(!page.contains("le mien"))
            #expect(page.contains("Message effacé avec son auteur"))
        }
    }

    @Test func `An empty message is asked for again`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await ReferralBuilder(club)
            let id = try await build.referral()

            let answer = try await club.post(
                Routes.say(id), Self.form(club.house.ids.next(), "  "), cookies: build.giver.cookies)

            #expect(answer.status == .unprocessableContent)
            #expect(try await build.mails().isEmpty)
        }
    }
}
