import Chronology
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct ClubKeyTests {
    @Test(arguments: TestEngine.allCases)
    func `Servers that sign their first letters at once share one key`(_ engine: TestEngine) async throws {
        try await LetterDesk.run(engine) { desk in
            let codes = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<16 { group.addTask { try await desk.sign().code } }
                return try await group.reduce(into: []) { $0.append($1) }
            }

            #expect(Set(codes).count == 16)
            #expect(try await desk.club.count("SELECT count(*) FROM club_keys") == 1)
            #expect(try await desk.club.count("SELECT count(DISTINCT key_id) FROM commendations") == 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A backup has no secret half; restored, old letters stay good and new ones get a new key`(
        _ engine: TestEngine
    ) async throws {
        try await LetterDesk.run(engine) { desk in
            let (oldID, old) = try await desk.sign()
            try await desk.club.house.database.write { db in try BackupScrub.scrub(db) }
            #expect(try await desk.club.count("SELECT count(*) FROM club_key_seeds") == 0)

            desk.club.time.advance(by: .days(1))
            let (newID, new) = try await desk.sign(cookies: try await desk.session())

            let published = try await desk.club.get(LetterController.Routes.keys()).text
            let keys = try #require(ClubKey.read(published: published))
            #expect(keys.count == 2)
            #expect(keys.filter { $0.retired == nil }.count == 1)
            for code in [old, new] {
                let file = try await desk.club.get(LetterController.Routes.file(code))
                guard
                    case .genuine = CommendationCheck.check(
                        Array(file.text.utf8), keys: keys, on: desk.club.house.today())
                else {
                    Issue.record("\(code)")
                    continue
                }
            }
            let (before, after) = (try await desk.record(oldID).keyID, try await desk.record(newID).keyID)
            #expect(before != after)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Changing the key retires the one before and forgets its secret half`(_ engine: TestEngine) async throws {
        try await LetterDesk.run(engine) { desk in
            let (id, code) = try await desk.sign()
            let first = try await desk.record(id).keyID
            let now = desk.club.time.now()

            let second = try await desk.club.house.database.write { db in
                try CommendationRegister.changeKey(from: SystemRandom(), at: now, in: db)
            }
            let (nextID, _) = try await desk.sign()

            #expect(second != first)
            #expect(try await desk.record(nextID).keyID == second)
            #expect(try await desk.page(code).status == .ok)
            #expect(try await desk.club.count("SELECT count(*) FROM club_key_seeds") == 1)
        }
    }

    @Test func `No page, published list or description holds the secret half`() async throws {
        try await LetterDesk.run(.sqlite) { desk in
            let (_, code) = try await desk.sign()
            let seed = try await desk.club.house.database.read { db -> String in
                try db.value("SELECT seed FROM club_key_seeds") ?? ""
            }
            let key = try SigningKey(stored: seed)

            let pages = [
                try await desk.page(code).text, try await desk.club.get(LetterController.Routes.keys()).text,
                try await desk.club.get(LetterController.Routes.file(code)).text, "\(key)", String(reflecting: key),
            ]

            #expect(seed.utf8.count == 43)
            #expect(pages.allSatisfy { !$0.contains(seed) })
        }
    }
}
