import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import Testing
import TestSupport
import Web

@testable import Club

@Suite struct OutsideTests {
    typealias Routes = ExchangesController.Routes

    static func form(_ key: ID<OutsideReferral>) -> [(String, String)] {
        [
            ("key", key.description), ("source", "Youssef Alaoui <i>"), ("source_company", "Cabinet Alaoui"),
            ("prospect", "Riad Zitoun"), ("contact", "06 61 23 45 67"), ("need", "Zellige"), ("received_on", ""),
        ]
    }

    @Test(arguments: TestEngine.allCases)
    func `What came from outside keeps its true name, is noted once, and counts in no figure`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            let key: ID<OutsideReferral> = club.house.ids.next()
            let cookies = build.giver.cookies

            let first = try await club.post(Routes.note(), Self.form(key), cookies: cookies)
            let second = try await club.post(Routes.note(), Self.form(key), cookies: cookies)
            let won = [("step", "won"), ("amount", "84 000"), ("signed_on", "")]
            let moved = try await club.post(Routes.moveOutside(key), won, cookies: cookies)
            let again = try await club.post(Routes.moveOutside(key), won, cookies: cookies)
            let late = try await club.post(
                Routes.moveOutside(key), [("step", "lost"), ("reason", "price")], cookies: cookies)

            #expect(first.status == .seeOther)
            #expect(first.location == second.location)
            #expect(moved.location == again.location)
            #expect(late.status == .conflict)
            let list = try await club.get(Routes.outside(), cookies: cookies).text
            let page = try await club.get(Routes.outsideOne(key), cookies: cookies).text
            #expect(list.split(separator: "Youssef Alaoui &lt;i&gt;").count == 2)
            #expect(page.contains("Youssef Alaoui &lt;i&gt;"))
            #expect(page.contains("84\u{202F}000"))
            for path in [ReferralController.Routes.exchanges(), HomeController.Routes.home(), Routes.why()] {
                #expect(try await !club.get(path, cookies: cookies).text.contains("84\u{202F}000"))
            }
            #expect(try await build.mails().isEmpty)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Nobody else reads it, officers neither, and it goes with an erased member`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            let key: ID<OutsideReferral> = club.house.ids.next()
            _ = try await club.post(Routes.note(), Self.form(key), cookies: build.giver.cookies)

            for seated in [build.receiver, build.third] {
                let page = try await club.get(Routes.outsideOne(key), cookies: seated.cookies)
                let move = try await club.post(
                    Routes.moveOutside(key), [("step", "contacted")], cookies: seated.cookies)
                let stolen = try await club.post(Routes.note(), Self.form(key), cookies: seated.cookies)
                #expect([page.status, move.status, stolen.status].allSatisfy { $0 == .notFound })
                #expect(try await !club.get(Routes.outside(), cookies: seated.cookies).text.contains("Alaoui"))
            }
            let (person, today, trail) = (build.giver.person, club.house.today(), club.trail)
            let notices = club.house.notices
            try await club.house.database.write { db in
                try PersonRegister.erase(person, today: today, trail: trail, telling: notices, in: db)
            }
            let left = try await club.house.database.read { db in
                try db.value("SELECT COUNT(*) FROM outside_referrals", as: Int.self)
            }
            #expect(left == 0)
        }
    }

    @Test func `The name is needed, and a way to be reached must be one`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await ReferralBuilder(club)
            var form = Self.form(club.house.ids.next())
            form[1].1 = ""
            form[4].1 = "06 12"

            let answer = try await club.post(Routes.note(), form, cookies: build.giver.cookies)

            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains("<a href=\"#source\">"))
            #expect(answer.text.contains("<a href=\"#contact\">"))
            #expect(answer.text.contains("value=\"Riad Zitoun\""))
        }
    }
}
