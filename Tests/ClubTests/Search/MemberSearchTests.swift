import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct MemberSearchTests {
    @Test(arguments: TestEngine.allCases)
    func `A member is found by name, company, trade, town, offer and need, in either script`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let meant = try await builder.seat(1, given: "يوسف", family: "بنجلون")
            try await builder.seat(2, given: "Nadia", family: "Filali")
            try await club.house.database.write { db in
                try db.execute(
                    """
                    UPDATE companies SET legal_name = 'Imprimerie Nour SARL', trade_name = 'Nour', city = 'Tanger',
                        activity = 'Imprimerie et reprographie' WHERE id = \(meant.company)
                    """
                )
                try db.execute(
                    """
                    UPDATE memberships SET offers = 'Étiquettes et emballages', needs = 'Coopératives laitières'
                    WHERE id = \(meant.membership)
                    """
                )
                try SearchIndex.rebuild(memberships: nil, in: db)
            }

            for query in [
                "Benjelloun", "Bendjelloun youssef", "بنجلون", "Yousef", "imprimerie nour", "imprimeur", "طباعة",
                "Tanger", "طنجة", "etiquettes", "cooperative laitiere", "benj",
            ] {
                let hits = try await club.house.database.read { db in
                    try MemberSearch.find(query, reach: .console, limit: 5, in: db)
                }
                #expect(hits.first?.membership == meant.membership, "\(query)")
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A change is found at once and what was is forgotten`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let member = try await builder.seat(1)
            let find = { @Sendable (query: String) in
                try await club.house.database.read { db in
                    try MemberSearch.find(query, reach: .console, limit: 5, in: db).count
                }
            }
            try await club.house.database.write { db in try SearchIndex.rebuild(member.membership, in: db) }
            #expect(try await find("Menuiserie") == 1)

            try await club.house.database.write { db in
                try db.execute("UPDATE companies SET activity = 'Apiculture' WHERE id = \(member.company)")
                try SearchIndex.rebuild(company: member.company, in: db)
            }

            #expect(try await find("apiculture") == 1)
            #expect(try await find("Menuiserie") == 0)
        }
    }

    @Test func `Nothing typed, signs alone and endless text find nobody and harm nothing`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            let viewer = try await builder.seat(1)

            for text in ["", " ", "%", "' OR 1=1 --", "\u{202E}", String(repeating: "ab ", count: 5_00), "#", "~", "="]
            {
                let path = MemberController.Routes.suggestions().query("q", text)
                let answer = try await club.get(path, cookies: viewer.cookies)
                #expect(answer.status == .ok)
                #expect(answer.text == "[]", "\(text)")
            }
        }
    }

    @Test func `The command's answer is JSON of e-mail, name and score`() {
        let found = [
            MemberFinder.Found(name: "Salma \"B\"", company: "A", city: nil, email: "s@essai.example", score: 0.9871),
            MemberFinder.Found(name: "X", company: "B", city: nil, email: nil, score: 1),
        ]

        let json = MemberFinder.json(found)

        #expect(
            json == #"""
                [{"email":"s@essai.example","name":"Salma \"B\"","score":0.987},{"email":null,"name":"X","score":1.000}]
                """#
        )
    }
}
