import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

struct DemoDoorTests {
    @Test(arguments: TestEngine.allCases)
    func `A visitor opens the demo club and walks in by both doors`(engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let opened = try await club.post(FoundingController.Routes.openDemo())
            let doors = try await club.get(DemoController.Routes.doors())
            let member = try await club.post(DemoController.Routes.enter(.member))
            let president = try await club.post(DemoController.Routes.enter(.president), cookies: member.cookies)

            #expect(opened.location == DemoController.Routes.doors().description)
            #expect(doors.text.contains("Salma Bennani"))
            #expect([member.location, president.location] == ["/", "/"])
            let worth = try await club.get(WorthController.Routes.club(), cookies: president.cookies)
            #expect(worth.status == .ok)
            let next = try await club.get(FoundingController.Routes.next(), cookies: president.cookies)
            #expect(next.status == .ok)
        }
    }

    @Test func `Each visitor has something waiting of every kind`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            _ = try await club.post(FoundingController.Routes.openDemo())

            for door in DemoDoor.allCases {
                try await club.house.database.read { db in
                    let seat = try #require(try DemoVisitorRepository.find(door, in: db)).membership
                    let since = club.house.time.now() - .days(14)
                    let kinds = try HomeRepository.referrals(seat, in: db).compactMap { $0.wait(since: since) }
                    #expect(Set(kinds) == [.acknowledge, .confirm, .thank, .advance, .news])
                }
            }
        }
    }

    @Test func `A visitor keeps the language they came with`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            _ = try await club.post(FoundingController.Routes.openDemo())

            let entered = try await club.post(DemoController.Routes.enter(.member), language: "ar")
            let page = try await club.get(WorthController.Routes.club(), cookies: entered.cookies)

            #expect(page.text.contains("dir=\"rtl\""))
        }
    }

    @Test func `Two visitors by one door read each their own language, and change it without disturbing the other`()
        async throws
    {
        try await ClubHarness.run(.sqlite) { club in
            _ = try await club.post(FoundingController.Routes.openDemo())
            let arabic = try await club.post(DemoController.Routes.enter(.member), language: "ar")
            let english = try await club.post(DemoController.Routes.enter(.member), language: "en")

            let changed = try await club.post(
                LanguageController.Routes.keep(), [("language", "fr")], cookies: english.cookies)
            let session = english.cookies.split(separator: "; ").first { $0.contains("session") } ?? ""
            let home = HomeController.Routes.home()

            #expect(try await club.get(home, cookies: arabic.cookies).text.contains("lang=\"ar\""))
            #expect(try await club.get(home, cookies: english.cookies).text.contains("lang=\"en\""))
            let french = try await club.get(home, cookies: session + "; " + changed.cookies)
            #expect(french.text.contains("lang=\"fr\""))
        }
    }

    @Test func `No mail leaves the demo club`() async throws {
        for isDemo in [true, false] {
            try await ClubHarness.run(.sqlite) { club in
                try await ClubBuilder(house: club.house).found(isDemo: isDemo)

                let mayLeave = try await club.house.database.read { db in try MailDelivery.mayLeave(db) }

                #expect(mayLeave == !isDemo)
            }
        }
    }

    @Test func `There are no doors in a real club`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            try await ClubBuilder(house: club.house).found()

            let doors = try await club.get(DemoController.Routes.doors())
            let entered = try await club.post(DemoController.Routes.enter(.president))

            #expect([doors.status, entered.status] == [.notFound, .notFound])
            #expect(entered.cookies.isEmpty)
        }
    }

    @Test(arguments: ["fr", "ar", "en"])
    func `The doors speak the three languages`(language: String) async throws {
        try await ClubHarness.run(.sqlite) { club in
            _ = try await club.post(FoundingController.Routes.openDemo())

            let page = try await club.get(DemoController.Routes.doors(), language: language)

            #expect(page.text.contains("lang=\"\(language)\""))
            #expect(!page.text.contains("demo.member") && !page.text.contains("demo.title"))
        }
    }
}
