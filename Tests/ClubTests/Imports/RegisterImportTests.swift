import Chronology
import Persistence
import TestSupport
import Testing

@testable import Club

struct RegisterImportTests {
    private static let header = "Date;De (e-mail);À (e-mail);Type;Prospect;Étape;Montant\n"

    @Test(arguments: TestEngine.allCases)
    func `An earlier register comes in once, and each line that cannot says why`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: Schema.migrations) { database in
            let list = ListCommand(database: database)
            _ = try await list.run(MemberList.file([MemberList.line(1), MemberList.line(2)]))
            let one = "essai1@liste.example"
            let two = "essai2@liste.example"
            let text =
                Self.header + """
                    01/09/2024;\(one);\(two);interne;;conclue;5162,99
                    01/09/2024;\(one);\(two);externe;Client d’essai;perdue;
                    01/09/2024;\(one);\(two);externe;Client d’essai;perdue;
                    01/09/2024;\(one);inconnu@liste.example;interne;;envoyée;
                    01/09/2024;\(one);\(one);interne;;envoyée;
                    01/09/2024;\(one);\(two);voisin;;envoyée;
                    01/09/2024;\(one);\(two);externe;;envoyée;
                    01/09/2024;\(one);\(two);interne;;rêvée;
                    ;\(one);\(two);interne;;envoyée;
                    01/09/2024;\(one);\(two);interne;;devis;100

                    """

            let first = try await list.run(text, .referrals)
            let second = try await list.run(text, .referrals)

            #expect((first.accepted, second.accepted, second.unchanged) == (3, 0, 3))
            #expect(
                first.refused.map(\.problem.reason) == [
                    "member-unknown", "same-member", "kind-unknown", "prospect-missing", "stage-unknown",
                    "date-missing", "amount-not-won",
                ])
            #expect(first.refused.map(\.problem.line) == [5, 6, 7, 8, 9, 10, 11])
            #expect(try await list.count("referrals") == 3)
            #expect(try await list.count("deals WHERE amount_minor = 516299") == 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The club's export names no prospect and no amount`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: Schema.migrations) { database in
            let list = ListCommand(database: database)
            _ = try await list.run(MemberList.file([MemberList.line(1), MemberList.line(2)]))
            _ = try await list.run(
                Self.header
                    + "01/09/2024;essai1@liste.example;essai2@liste.example;externe;Client secret;conclue;5162,99\n"
                    + "02/09/2024;essai1@liste.example;essai2@liste.example;interne;;envoyée;\n",
                .referrals)

            let zone = try ClubZone.casablanca()
            let text = String(
                decoding: try await database.read { db in try ReferralsExport.file(zone: zone, in: db) },
                as: UTF8.self)

            #expect(text.contains("01/09/2024;essai1@liste.example;essai2@liste.example;externe;conclue"))
            #expect(!text.contains("secret"))
            #expect(!text.contains("5162"))
        }
    }
}

enum ClubZone {
    static func casablanca() throws -> TimeZoneRules { try ZoneDatabase.system().rules(named: "Africa/Casablanca") }
}
