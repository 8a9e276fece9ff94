import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

struct FoundingTests {
    static let fields = [
        ("club", "Club du Détroit"), ("city", "Tanger"), ("language", "fr"), ("currency", "MAD"), ("branch", "Tanger"),
        ("given", "Zineb"), ("family", "Essai"), ("company", "Atelier Essai"), ("email", "Zineb@Essai.example"),
    ]

    @Test(arguments: TestEngine.allCases)
    func `A founder is signed in at once and presides over the club`(engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let founded = try await club.post(FoundingController.Routes.found(), Self.fields)

            #expect(founded.status == .seeOther)
            #expect(founded.location == FoundingController.Routes.next().description)
            let next = try await club.get(FoundingController.Routes.next(), cookies: founded.cookies)
            #expect(next.status == .ok)
            #expect(next.text.contains("Club du Détroit"))
            let row = try await club.house.database.read { db in
                try db.first(
                    """
                    SELECT p.email, d.role, d.branch_id, m.status, c.currency
                    FROM clubs c, people p JOIN mandates d ON d.person_id = p.id
                    JOIN memberships m ON m.person_id = p.id JOIN profile_audiences a ON a.membership_id = m.id
                    """
                )
            }
            let values = row?.values ?? []
            #expect(
                values == [.text("zineb@essai.example"), .text("president"), .null, .text("active"), .text("MAD")])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A club is founded once, and afterwards there is no door to found another`(engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            _ = try await club.post(FoundingController.Routes.found(), Self.fields)

            let second = try await club.post(FoundingController.Routes.found(), Self.fields)
            let demo = try await club.post(FoundingController.Routes.openDemo())
            let welcome = try await club.get(FoundingController.Routes.welcome())

            #expect([second.status, demo.status, welcome.status] == [.notFound, .notFound, .notFound])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Of founders at the same moment one founds the club`(engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let outcomes = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<4 {
                    group.addTask {
                        var fields = Self.fields
                        fields[8].1 = "founder\(number)@essai.example"
                        return try await club.post(FoundingController.Routes.found(), fields).status.code
                    }
                }
                return try await group.reduce(into: [Int]()) { $0.append($1) }
            }

            #expect(outcomes.filter { $0 == 303 }.count == 1)
            #expect(outcomes.allSatisfy { [303, 404, 409].contains($0) })
            let people = try await club.house.database.read { db in
                try db.value("SELECT COUNT(*) FROM people", as: Int.self)
            }
            #expect(people == 1)
        }
    }

    @Test(arguments: ["club", "city", "branch", "given", "family", "company", "email", "language", "currency"])
    func `A founding without one of its answers keeps the others and writes nothing`(field: String) async throws {
        try await ClubHarness.run(.sqlite) { club in
            let fields = Self.fields.filter { $0.0 != field }

            let answer = try await club.post(FoundingController.Routes.found(), fields)

            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains("href=\"#\(field)\""))
            if field != "company" { #expect(answer.text.contains("value=\"Atelier Essai\"")) }
            let clubs = try await club.house.database.read { db in
                try db.value("SELECT COUNT(*) FROM clubs", as: Int.self)
            }
            #expect(clubs == 0)
        }
    }

    @Test func `A branch without a letter is refused`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            var fields = Self.fields
            fields[4].1 = "…!"

            let answer = try await club.post(FoundingController.Routes.found(), fields)

            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains("href=\"#branch\""))
        }
    }

    @Test(arguments: ["fr", "ar", "en"])
    func `The first run speaks the three languages`(language: String) async throws {
        try await ClubHarness.run(.sqlite) { club in
            let welcome = try await club.get(FoundingController.Routes.welcome(), language: language)
            let form = try await club.get(FoundingController.Routes.form(), language: language)

            for page in [welcome, form] {
                #expect(page.status == .ok)
                #expect(page.text.contains("lang=\"\(language)\""))
                #expect(!page.text.contains("founding.") && !page.text.contains("%{"))
            }
        }
    }
}
