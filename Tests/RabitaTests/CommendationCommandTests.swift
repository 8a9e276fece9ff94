import Chronology
import Foundation
import Persistence
import TestSupport
import Testing

@testable import Club

@Suite struct CommendationCommandTests {
    /// A demo club, and one of its letters as a file.
    private struct Desk {
        let program: RabitaProgram
        let letter: CommendationRecord
        let file: String
        let keys: String
    }

    private func withDesk(_ engine: TestEngine, _ body: (Desk, any Database) async throws -> Void) async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try await withDatabase(engine, migrations: Schema.migrations) { database in
            let plan = DemoPlan(seed: 3, members: 25, referrals: 20, now: Instant(milliseconds: 1_795_428_000_000))
            try await database.write { db in try DemoClub.create(plan, in: db) }
            let letter = try await database.read { db -> CommendationRecord? in
                try db.value(
                    "SELECT id FROM commendations WHERE state = 'standing' ORDER BY id DESC LIMIT 1",
                    as: ID<Commendation>.self
                ).flatMap { try CommendationRepository.find($0, in: db) }
            }
            let program = RabitaProgram(database: try await address(of: database), folder: folder.path)
            let desk = Desk(
                program: program, letter: try #require(letter), file: folder.path + "/letter.txt",
                keys: folder.path + "/club.keys")
            try Data(desk.letter.file).write(to: URL(fileURLWithPath: desk.file))
            try Data(try program.run("commendation", "keys").output.utf8).write(to: URL(fileURLWithPath: desk.keys))
            try await body(desk, database)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A letter is checked with the published keys alone, and each end has its code`(_ engine: TestEngine)
        async throws
    {
        try await withDesk(engine) { desk, _ in
            // No database of that name: nothing but the two files is needed.
            let offline = RabitaProgram(database: "sqlite:/nowhere/none.sqlite", folder: desk.program.folder)
            func verify(_ file: String, _ more: String...) throws -> RabitaProgram.Answer {
                let process = offline.process(["commendation", "verify", file, "--key", desk.keys] + more)
                let output = Pipe()
                process.standardOutput = output
                process.standardError = FileHandle.nullDevice
                try process.run()
                let said = output.fileHandleForReading.readDataToEndOfFile()
                process.waitUntilExit()
                return RabitaProgram.Answer(
                    status: process.terminationStatus, output: String(decoding: said, as: UTF8.self), errors: "")
            }
            let issued = desk.letter.issuedOn.isoText
            let late = desk.letter.expiresOn.adding(days: 1).isoText
            let changed = desk.file + ".changed"
            var bytes = desk.letter.file
            bytes[bytes.count / 2] ^= 1
            try Data(bytes).write(to: URL(fileURLWithPath: changed))

            let genuine = try verify(desk.file, "--on", issued, "--code", desk.letter.code.lowercased())

            #expect(genuine.status == 0)
            #expect(genuine.output.hasPrefix("genuine: \(desk.letter.authorName)"))
            #expect(try verify(desk.file, "--on", late).status == 2)
            #expect(try verify(changed, "--on", issued).status == 1)
            #expect(try verify(desk.keys, "--on", issued).status == 1)
            #expect(try verify(desk.file, "--on", issued, "--code", "00000-00000-00000-00000-00000").status == 1)
            #expect(try verify(desk.file, "--on", "soon").status == 64)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A restored club knows its old letters and signs with a new key`(_ engine: TestEngine) async throws {
        guard engine == .sqlite else { return }
        try await withDesk(engine) { desk, _ in
            let folder = desk.program.folder
            let backup = folder + "/club.backup"
            let restored = RabitaProgram(database: "sqlite:" + folder + "/restored.sqlite", folder: folder)
            #expect(try desk.program.run("backup", backup).status == 0)
            let raw = [UInt8](try Data(contentsOf: URL(fileURLWithPath: backup)))
            #expect(raw.count > 10_000)

            #expect(try restored.run("restore", backup).status == 0)
            let old = try restored.run("commendation", "verify", desk.file, "--on", desk.letter.issuedOn.isoText)
            let changed = try restored.run("commendation", "change-key")
            let after = try restored.run("commendation", "verify", desk.file, "--on", desk.letter.issuedOn.isoText)

            #expect(old.status == 0)
            #expect(changed.status == 0)
            #expect(after.status == 0)
            #expect(try restored.run("verify").status == 0)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The club erases a letter by its code, once`(_ engine: TestEngine) async throws {
        try await withDesk(engine) { desk, database in
            let first = try desk.program.run("commendation", "erase", desk.letter.code)
            let second = try desk.program.run("commendation", "erase", desk.letter.code)

            #expect(first.status == 0)
            #expect(second.status == 64)
            let id = desk.letter.id
            let state = try await database.read { db in try CommendationRepository.find(id, in: db)?.state }
            #expect(state == .erased)
        }
    }
}
