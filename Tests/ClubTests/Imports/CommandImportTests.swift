import Persistence
import Tabular
import TestSupport
import Testing

@testable import Club

struct CommandImportTests {
    @Test(arguments: TestEngine.allCases)
    func `A list founds its club, its branches and its members, and again changes nothing`(
        engine: TestEngine
    ) async throws {
        try await withDatabase(engine, migrations: Schema.migrations) { database in
            let list = ListCommand(database: database)
            let text = MemberList.file([
                MemberList.line(1, [.sponsor: "essai2@liste.example", .trademark: "NOUR ®", .dues: "à jour"]),
                MemberList.line(2, [.branch: "Tanger", .ice: "000129303000043"]),
                MemberList.line(3, [.branch: "Atlantide"]),
            ])

            let first = try await list.run(text)
            let second = try await list.run(text)

            #expect((first.accepted, first.updated, first.unchanged, first.refused.count) == (2, 0, 0, 1))
            #expect((second.accepted, second.updated, second.unchanged, second.refused.count) == (0, 0, 2, 1))
            #expect(try await list.count("memberships") == 2)
            #expect(try await list.count("profile_audiences") == 2)
            #expect(try await list.count("branches") == 2)
            #expect(try await list.count("memberships WHERE sponsor_id IS NOT NULL AND dues_settled = 1") == 1)
            #expect(try await list.count("trademarks WHERE name = 'NOUR' AND status = 'registered'") == 1)
            #expect(try await list.count("companies WHERE city_code = 'rabat'") == 2)
            #expect(try await list.count("search_terms") > 0)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A corrected list changes what differs, and a blank cell wipes nothing`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: Schema.migrations) { database in
            let list = ListCommand(database: database)
            _ = try await list.run(MemberList.file([MemberList.line(1), MemberList.line(2)]))

            let report = try await list.run(
                MemberList.file([
                    MemberList.line(1, [.company: "Atelier corrigé", .branch: "Casablanca", .phone: ""]),
                    MemberList.line(2),
                ]))

            #expect((report.accepted, report.updated, report.unchanged) == (0, 1, 1))
            #expect(try await list.count("companies") == 2)
            #expect(try await list.count("companies WHERE legal_name = 'Atelier corrigé'") == 1)
            #expect(try await list.count("people WHERE phone IS NULL") == 0)
            let branch = try await database.read { db in
                try db.value(
                    """
                    SELECT b.name FROM memberships m
                    JOIN people p ON p.id = m.person_id
                    JOIN branches b ON b.id = m.branch_id
                    WHERE p.email = 'essai1@liste.example'
                    """, as: String.self)
            }
            #expect(branch == "Casablanca")
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Two members with one ICE share a company, for which the first line speaks`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: Schema.migrations) { database in
            let list = ListCommand(database: database)
            let text = MemberList.file([
                MemberList.line(1, [.ice: "000129303000043", .company: "Premier nom"]),
                MemberList.line(2, [.ice: "000129303000043", .company: "Second nom"]),
            ])

            _ = try await list.run(text)
            let again = try await list.run(text)

            #expect(again.unchanged == 2)
            #expect(try await list.count("companies WHERE legal_name = 'Premier nom'") == 1)
            #expect(try await list.count("companies") == 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `An unknown sponsor is left empty and told`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: Schema.migrations) { database in
            let list = ListCommand(database: database)

            let report = try await list.run(
                MemberList.file([MemberList.line(1, [.sponsor: "inconnu@liste.example"]), MemberList.line(2)]))

            #expect(report.accepted == 2)
            #expect(report.warnings.map(\.reason) == ["sponsor-unknown"])
            #expect(report.warnings.map(\.column) == ["Parrain (e-mail)"])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A dry run and a file that cannot be read leave an empty database empty`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: Schema.migrations) { database in
            let list = ListCommand(database: database)
            let good = MemberList.file([MemberList.line(1)])

            let report = try await list.run(good, options: .init(createsBranches: true, isDryRun: true))
            let wrong: [[UInt8]] = [
                [], [0x50, 0x4B, 0x03, 0x04] + Array(repeating: 0, count: 40), Array("Nom\nA\nB\n".utf8),
                Array("Nom;Nom;E-mail\nA;B;C\n".utf8), Array("Nom;E-mail\n\"A;B\n".utf8),
                Array("Prénom;Ville\nA;B\n".utf8),
            ]
            for bytes in wrong {
                await #expect(throws: ImportFileProblem.self) { _ = try await list.run(bytes) }
            }

            #expect(report.accepted == 1)
            for table in ["clubs", "branches", "people", "companies", "memberships"] {
                #expect(try await list.count(table) == 0, "\(table)")
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The encoding of a French Windows is recognised`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: Schema.migrations) { database in
            let list = ListCommand(database: database)
            let text = MemberList.file([
                MemberList.line(1, [.company: "Atelier"]), MemberList.line(2, [.company: "Été"]),
            ])
            let latin = text.unicodeScalars.map { $0.value == 0x2019 ? 0x92 : UInt8(truncatingIfNeeded: $0.value) }

            let report = try await list.run(latin)

            #expect(report.accepted == 2)
            #expect(try await list.count("companies WHERE legal_name = 'Été'") == 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `What is taken out comes in again unchanged, there and in an empty club`(engine: TestEngine) async throws {
        let file = try await withDatabase(engine, migrations: Schema.migrations) { database -> [UInt8] in
            let list = ListCommand(database: database)
            _ = try await list.run(
                MemberList.file([
                    MemberList.line(
                        1, [.offers: "=2+3\n\"entre guillemets\"", .trademark: "NOUR ®", .dues: "2500 à jour"]),
                    MemberList.line(2, [.ice: "000129303000043", .phone: "+33 6 12 34 56 78"]),
                    MemberList.line(3, [.familyName: "المنصوري", .sponsor: "essai1@liste.example", .dues: ""]),
                ]))
            let file = try await database.read { db in try MembersExport.file(in: db) }
            let again = try await list.run(file)
            #expect((again.unchanged, again.updated, again.refused.count) == (3, 0, 0))
            return file
        }
        try await withDatabase(engine, migrations: Schema.migrations) { database in
            let list = ListCommand(database: database)

            let report = try await list.run(file)
            let second = try await database.read { db in try MembersExport.file(in: db) }

            #expect(report.accepted == 3)
            #expect(second == file)
            #expect(file.starts(with: [0xEF, 0xBB, 0xBF]))
            #expect(String(decoding: file, as: UTF8.self).contains("\"'=2+3"))
        }
    }
}
