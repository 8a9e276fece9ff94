import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import Testing
import TestSupport
import Web

@testable import Club

@Suite struct GivingTests {
    typealias Routes = ReferralController.Routes

    static func form(
        _ key: ID<Referral>, to: String = "Hicham Lahlou", _ change: [String: String?] = [:]
    ) -> [(String, String)] {
        var fields: [String: String?] = [
            "key": key.description, "to": to, "to_id": "", "kind": "outside", "prospect": "Dr Samira Haddad",
            "contact": "06 61 23 45 67", "need": "Comptoir d’accueil", "expects": "on", "note": "",
        ]
        fields.merge(change) { $1 }
        return fields.compactMap { name, value in value.map { (name, $0) } }
    }

    @Test(arguments: TestEngine.allCases)
    func `A form sent twice gives one referral and one mail`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            let key: ID<Referral> = club.house.ids.next()

            let first = try await club.post(Routes.give(), Self.form(key), cookies: build.giver.cookies)
            let second = try await club.post(Routes.give(), Self.form(key), cookies: build.giver.cookies)

            #expect(first.status == .seeOther)
            #expect(first.location == second.location)
            let mails = try await build.mails()
            #expect(mails.map(\.to) == [build.receiver.email])
            #expect(mails.first?.language == "ar")
            #expect(mails.first?.text.contains("/referrals/" + key.description) == true)
            #expect(mails.first?.text.contains("661234567") == false)
            #expect(try await build.stage(of: key) == .sent)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The same form sent ten times at once gives one referral`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            let key: ID<Referral> = club.house.ids.next()

            let codes = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<10 {
                    group.addTask {
                        try await club.post(Routes.give(), Self.form(key), cookies: build.giver.cookies).status.code
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }

            #expect(codes == Array(repeating: 303, count: 10))
            #expect(try await build.mails().count == 1)
        }
    }

    @Test func `Nothing typed is lost and every problem is said at once`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await ReferralBuilder(club)
            let fields = Self.form(
                club.house.ids.next(), to: "Inconnu <b>", ["contact": "06 12", "expects": nil, "prospect": ""])

            let answer = try await club.post(Routes.give(), fields, cookies: build.giver.cookies)

            #expect(answer.status == .unprocessableContent)
            for id in ["to", "prospect", "contact", "expects"] {
                #expect(answer.text.contains("<a href=\"#\(id)\">"), "\(id)")
            }
            #expect(answer.text.contains("Il manque des chiffres"))
            #expect(answer.text.contains("value=\"Inconnu &lt;b&gt;\""))
            #expect(try await build.mails().isEmpty)
        }
    }

    @Test func `A referral goes neither to oneself nor to someone without an active seat`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await ReferralBuilder(club)
            let gone = try await ClubBuilder(house: club.house).seat(9, given: "Omar", family: "Alami", status: .left)
            try await build.index()
            for (name, id) in [("Salma Bennani", build.giver.membership), ("Omar Alami", gone.membership)] {
                let fields = Self.form(club.house.ids.next(), to: name, ["to_id": id.description])

                let answer = try await club.post(Routes.give(), fields, cookies: build.giver.cookies)

                #expect(answer.status == .unprocessableContent)
            }
            #expect(try await build.mails().isEmpty)
        }
    }

    @Test func `Without script a name typed over a filled one is believed, and namesakes are shown to choose`()
        async throws
    {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await ReferralBuilder(club)
            let namesake = try await ClubBuilder(house: club.house).seat(9, given: "Hicham", family: "Lahlou")
            try await build.index()
            let key: ID<Referral> = club.house.ids.next()
            let stale = Self.form(key, ["to_id": build.third.membership.description])

            let asked = try await club.post(Routes.give(), stale, cookies: build.giver.cookies)
            let chosen = Self.form(
                key,
                [
                    "to_id": build.third.membership.description, "chosen": namesake.membership.description,
                    "chosen_for": "Hicham Lahlou",
                ])
            let given = try await club.post(Routes.give(), chosen, cookies: build.giver.cookies)

            #expect(asked.status == .unprocessableContent)
            #expect(asked.text.contains("name=\"chosen\" value=\"\(namesake.membership)\""))
            #expect(given.status == .seeOther)
            #expect(try await build.mails().map(\.to) == [namesake.email])
        }
    }

    @Test func `The key of another's referral cannot be used`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await ReferralBuilder(club)
            let id = try await build.referral()

            let answer = try await club.post(Routes.give(), Self.form(id), cookies: build.third.cookies)

            #expect(answer.status == .notFound)
        }
    }

    @Test func `The receiver is told at once`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await ReferralBuilder(club)
            var news = await club.house.news.listen(to: build.receiver.membership).makeAsyncIterator()

            _ = try await club.post(Routes.give(), Self.form(club.house.ids.next()), cookies: build.giver.cookies)

            #expect(await news.next() == "waits")
        }
    }

    @Test func `The form begins with the member one came from`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await ReferralBuilder(club)
            let path = Routes.new().query("to", build.receiver.membership.description)

            let page = try await club.get(path, cookies: build.giver.cookies)

            #expect(page.text.contains("value=\"Hicham Lahlou, Atelier 2\""))
            #expect(page.text.contains("name=\"to_id\" value=\"\(build.receiver.membership)\""))
        }
    }

    @Test func `A name in another script is proposed, never taken for granted`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await ReferralBuilder(club)
            let fields = Self.form(club.house.ids.next(), to: "هشام لحلو")

            let answer = try await club.post(Routes.give(), fields, cookies: build.giver.cookies)

            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains("name=\"chosen\" value=\"\(build.receiver.membership)\""))
        }
    }
}
