import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct ProfileTests {
    private static let profile = [
        ("civility", "mrs"), ("given_name", "Salma"), ("family_name", "Bennani"), ("phone", "06 61-23-45-67"),
        ("title", "Gérante"), ("offers", "Étiquettes"), ("needs", "Coopératives"), ("languages", "ar"),
        ("languages", "fr"), ("audience_phone", "bureau"), ("audience_offers", "public"), ("is_public", "on"),
    ]

    @Test(arguments: TestEngine.allCases)
    func `A profile is saved, shown again and found by its new words`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let member = try await builder.seat(1)

            let saved = try await club.post(
                ProfileController.Routes.save(), Self.profile, cookies: member.cookies
            )
            let form = try await club.get(ProfileController.Routes.edit(), cookies: member.cookies).text
            let page = try await club.get(MemberController.Routes.publicPage(member.membership))
            let hits = try await club.house.database.read { db in
                try MemberSearch.find("etiquettes", reach: .console, limit: 5, in: db)
            }

            #expect(saved.status == .seeOther)
            #expect(form.contains("06 61 23 45 67"))
            #expect(form.contains("<option value=\"bureau\" selected>"))
            #expect(page.status == .ok)
            #expect(page.text.contains("Étiquettes") && !page.text.contains("Coopératives"))
            #expect(!page.text.contains("661234567"))
            #expect(hits.map(\.membership) == [member.membership])
        }
    }

    @Test func `Everything wrong is said at once and what was typed stays`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let member = try await builder.seat(1)

            let profile = try await club.post(
                ProfileController.Routes.save(),
                [
                    ("given_name", ""), ("family_name", "Bennani"), ("phone", "06 61"),
                    ("offers", String(repeating: "a", count: 1_001)), ("audience_title", "friends"),
                    ("needs", "<script>x</script>"),
                ],
                cookies: member.cookies
            )
            let company = try await club.post(
                ProfileController.Routes.saveCompany(),
                [
                    ("legal_name", ""), ("ice", "001234567000160"), ("register_number", "12345"),
                    ("website", "javascript:alert(1)"), ("division", "99x"), ("head_count", "many"),
                ],
                cookies: member.cookies
            )

            #expect(profile.status == .unprocessableContent)
            for field in ["given_name", "phone", "offers", "audience_title"] {
                #expect(profile.text.contains("href=\"#\(field)\""), "\(field)")
            }
            #expect(profile.text.contains("value=\"06 61\""))
            #expect(!profile.text.contains("<script>x"))
            #expect(company.status == .unprocessableContent)
            for field in ["legal_name", "ice", "register_court", "website", "head_count"] {
                #expect(company.text.contains("href=\"#\(field)\""), "\(field)")
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A company is saved by its members; an ICE belongs to one company`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let first = try await builder.seat(1)
            let second = try await builder.seat(2)
            let fields = [
                ("legal_name", "Bois Atlas SARL"), ("trade_name", "Bois Atlas"), ("activity", "Ébénisterie"),
                ("division", "31"), ("city", "Tanger"), ("ice", "001 234 567 0001 59"), ("register_number", "27681"),
                ("register_court", "tanger"), ("website", "www.boisatlas.example"), ("head_count", "10-49"),
                ("turnover", "3-10"), ("audience_size", "members"),
            ]

            let saved = try await club.post(
                ProfileController.Routes.saveCompany(), fields, cookies: first.cookies)
            let page = try await club.get(
                MemberController.Routes.member(first.membership), cookies: second.cookies
            ).text.replacing("\u{A0}", with: " ")
            let again = try await club.post(
                ProfileController.Routes.saveCompany(), fields, cookies: second.cookies)

            #expect(saved.status == .seeOther)
            for word in ["001234567000159", "27681", "Tanger", "Ébénisterie", "10 à 49", "boisatlas.example"] {
                #expect(page.contains(word), "\(word)")
            }
            #expect(again.status == .unprocessableContent)
            #expect(again.text.contains("href=\"#ice\""))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A trademark is added, changed, removed, and is nobody else's`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let owner = try await builder.seat(1)
            let other = try await builder.seat(2)
            let fields = [
                ("name", "Nour"), ("number", "123456"), ("classes", "9, 35"), ("status", "filed"),
                ("expires_on", "31/12/2030"),
            ]

            let added = try await club.post(ProfileController.Routes.addTrademark(), fields, cookies: owner.cookies)
            let twice = try await club.post(ProfileController.Routes.addTrademark(), fields, cookies: owner.cookies)
            let marks = try await club.house.database.read { db in
                try db.rows("SELECT id FROM trademarks").map { try $0.get("id", as: ID<Trademark>.self) }
            }
            let id = try #require(marks.first)
            let page = try await club.get(MemberController.Routes.member(owner.membership), cookies: other.cookies)
            let foreign = try await club.post(
                ProfileController.Routes.saveTrademark(id), fields, cookies: other.cookies)
            let wrong = try await club.post(
                ProfileController.Routes.saveTrademark(id), [("name", "Nour"), ("classes", "46"), ("status", "sold")],
                cookies: owner.cookies
            )
            let theft = try await club.post(ProfileController.Routes.removeTrademark(id), cookies: other.cookies)
            let removed = try await club.post(ProfileController.Routes.removeTrademark(id), cookies: owner.cookies)
            let gone = try await club.get(ProfileController.Routes.editTrademark(id), cookies: owner.cookies)

            #expect(added.status == .seeOther)
            #expect(twice.status == .unprocessableContent)
            #expect(marks.count == 1)
            #expect(page.text.contains("Nour") && page.text.contains("classes 9 et 35"))
            #expect(foreign.status == .notFound)
            #expect(wrong.status == .unprocessableContent)
            #expect(theft.status == .notFound)
            #expect(removed.status == .seeOther)
            #expect(gone.status == .notFound)
        }
    }
}
