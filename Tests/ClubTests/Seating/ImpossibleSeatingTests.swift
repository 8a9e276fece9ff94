import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct ImpossibleSeatingTests {
    typealias Routes = SeatingController.Routes

    @Test(arguments: TestEngine.allCases)
    func `More people than seats, and a clique of rivals larger than the tables, are said with what would mend them`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await SeatingBuilder(club, members: 6)
            let id = try await build.meeting()
            let words: [Language: (room: String, clique: String)] = [
                .fr: ("Ajoutez 1 table", "laissez deux d’entre elles ensemble"),
                .ar: ("أضيفوا طاولة واحدة", "اتركوا اثنين معا"),
                .en: ("Add 1 table", "let two of them sit together"),
            ]

            try await build.seat(id, tables: 2, seats: 2, rounds: 1)
            var room: [Language: String] = [:]
            for language in Language.allCases {
                try await build.speak(language)
                room[language] = try await build.get(Routes.tables(id))
            }
            let state = try await build.job(id)
            try await build.seat(id, tables: 3, seats: 2, rounds: 1, rivals: true)
            for language in Language.allCases {
                try await build.speak(language)
                let clique = try await build.get(Routes.tables(id))

                #expect(room[language]?.contains(words[language]?.room ?? "?") == true, "\(language)")
                #expect(clique.contains(words[language]?.clique ?? "?"), "\(language)")
                #expect(clique.contains("Numéro3"), "\(language)")
            }
            #expect(state == .impossible)
            #expect(try await build.find(id)?.isPlanned == false)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Hosts who cannot all have their table are named; one who is absent is told and hinders nothing`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await SeatingBuilder(club)
            let id = try await build.meeting(crowd: 8)
            func host(_ member: Int, _ table: Int) async throws {
                let fields = [("person", build.members[member].membership.description), ("table", String(table))]
                _ = try await club.post(Routes.host(id), fields, cookies: build.host.cookies)
            }

            try await host(0, 9)
            try await build.seat(id, tables: 3, seats: 4, rounds: 2)
            let outside = try await build.get(Routes.tables(id))
            for member in 0..<4 { try await host(member, 2) }
            try await build.seat(id, tables: 4, seats: 3, rounds: 2)
            let crowded = try await build.get(Routes.tables(id))
            for member in 0..<3 { try await host(member, member + 1) }
            _ = try await club.post(
                Routes.host(id), [("person", build.members[3].membership.description), ("remove", "on")],
                cookies: build.host.cookies)
            try await build.seat(id, tables: 3, seats: 4, rounds: 2)
            let guest = try #require(
                await build.material(id)?.guests.first { $0.membership == build.members[0].membership })
            try await build.presence(id, guest, .absent, from: 2)
            try await build.seat(id, tables: 3, seats: 4, rounds: 2)
            let absent = try await build.get(Routes.tables(id))

            #expect(outside.contains("accueille la table 9"))
            #expect(crowded.contains("a trop d’hôtes"))
            #expect(absent.contains("hôte de la table 1") && absent.contains("Bon à savoir"))
            #expect(try await build.find(id)?.isPlanned == true)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A branch's bureau is not told who of other branches is kept apart`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await SeatingBuilder(club, members: 1)
            let id = try await build.meeting(crowd: 4, ["audience": "club"])
            try await club.house.database.write { db in
                for (one, other) in [(10_000, 10_001), (10_000, 10_003), (10_001, 10_003)] {
                    try db.execute(
                        """
                        INSERT INTO apart_pairs (first_id, second_id, noted_at, noted_by_id)
                        VALUES (\(one), \(other), 1, \(build.meetings.president.person))
                        """
                    )
                }
            }

            try await build.seat(id, tables: 2, seats: 3, rounds: 1)

            let branch = try await build.get(Routes.tables(id))
            let club = try await build.get(Routes.tables(id), build.meetings.president)
            #expect(branch.contains("3 personnes") && !branch.contains("Foule10003"))
            #expect(club.contains("Foule10003"))
        }
    }
}
