import Foundation
import Persistence
import PersistencePostgres
import TestSupport
import Testing

@Suite struct BackupTests {
    private static let code = "SECRETCODE-7391"

    /// A demo club in which somebody is signing in and somebody is signed in.
    private func fill(_ program: RabitaProgram, _ database: any Database) async throws {
        #expect(try program.run("demo", "--members", "25", "--referrals", "60").status == 0)
        try await database.write { db in
            let person: Int? = try db.value("SELECT min(id) FROM people")
            try db.execute(
                """
                INSERT INTO sign_in_codes (id, email, browser_hash, code_hash, created_at, expires_at)
                VALUES (1, 'a@b.example', 'browserhash4711', 'codehash4711', 1, 9000000000000)
                """
            )
            try db.execute(
                """
                INSERT INTO sessions (id, token_hash, person_id, created_at, seen_at, expires_at)
                VALUES (1, 'tokenhash4711', \(person), 1, 1, 9000000000000)
                """
            )
            for (id, kind, text) in [(1, "sign_in_code", Self.code), (2, "referral", "a referral waits")] {
                try db.execute(
                    """
                    INSERT INTO outbox_messages (id, kind, recipient, recipient_name, language, subject, body_text,
                        dedupe_key, created_at, next_attempt_at)
                    VALUES (\(id), \(kind), 'a@b.example', '', 'fr', \(text), \(text), \("test:\(id)"), 1, 1)
                    """
                )
            }
        }
    }

    /// The bytes a thief of the file could read, unpacked.
    private func readable(_ file: String, _ engine: TestEngine, _ program: RabitaProgram) throws -> Data {
        guard engine == .postgres else { return try Data(contentsOf: URL(fileURLWithPath: file)) }
        let programs = try PostgresPrograms(
            url: program.database, environment: ProcessInfo.processInfo.environment)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(programs.find("pg_restore")))
        process.arguments = ["--file=-", file]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return text
    }

    private func people(_ database: any Database) async throws -> Int? {
        try await database.read { db in try db.value("SELECT count(*) FROM people", as: Int.self) }
    }

    @Test(arguments: TestEngine.allCases)
    func `A backup comes back whole, without what lets anybody in`(engine: TestEngine) async throws {
        try await withProgram(engine) { program, database in
            try await fill(program, database)
            let file = program.folder + "/club.backup"

            let backup = try program.run("backup", file)
            let again = try program.run("backup", file)

            #expect(backup.status == 0, "\(backup.errors)")
            #expect(again.status != 0)
            let rights = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
            #expect(rights == 0o600)
            #expect(try program.run("verify", file).status == 0)
            let bytes = try readable(file, engine, program)
            for secret in [Self.code, "browserhash4711", "codehash4711", "tokenhash4711"] {
                #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(secret)")
            }
            #expect(bytes.range(of: Data("a referral waits".utf8)) != nil)
            let count = try await people(database)
            try await withProgram(engine) { other, unused in
                try await unused.close()
                let restored = try other.run("restore", file)
                #expect(restored.status == 0, "\(restored.errors) \(restored.output)")
                #expect(restored.output.contains("1 mails that waited are held back"))
                #expect(restored.output.contains("The database is sound."))
                #expect(try other.run("verify", "--json").output.contains("\"sound\":true"))
                // A second round: what was restored can be backed up and restored over itself.
                #expect(try other.run("backup", "again.backup").status == 0)
                #expect(try other.run("restore", "again.backup").status != 0)
                let forced = try other.run("restore", "again.backup", "--force")
                #expect(forced.status == 0, "\(forced.errors)")
                #expect(forced.output.contains("before") && forced.output.contains("restore"))
                let list = try other.run("person", "list").output.split(separator: "\n")
                #expect(list.count == count)
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A backup with a flipped byte is refused`(engine: TestEngine) async throws {
        try await withProgram(engine) { program, database in
            try await fill(program, database)
            let file = program.folder + "/club.backup"
            try program.run("backup", file)
            var bytes = try Data(contentsOf: URL(fileURLWithPath: file))
            bytes[bytes.count / 2] ^= 4
            try bytes.write(to: URL(fileURLWithPath: file))

            let verified = try program.run("verify", file)
            let restored = try program.run("restore", file, "--force")

            #expect(verified.status == 1)
            #expect(verified.output.contains("NOT sound"))
            #expect(restored.status != 0)
            #expect(restored.errors.contains("damaged"))
            #expect(try program.run("verify").status == 0)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Beside a server a backup is taken and a restore refused`(engine: TestEngine) async throws {
        try await withProgram(engine) { program, database in
            try await fill(program, database)
            try await database.close()

            try await program.whileServing {
                let backup = try program.run("backup", "club.backup")
                let restored = try program.run("restore", "club.backup", "--force")

                #expect(backup.status == 0, "\(backup.errors)")
                #expect(restored.status != 0)
                #expect(restored.errors.contains("stop it first"))
                if engine == .sqlite {
                    let second = try program.run("serve", environment: ["PORT": "0"])
                    #expect(second.status != 0)
                    #expect(second.errors.contains("stop it first"))
                }
            }
            #expect(try program.run("restore", "club.backup", "--force").status == 0)
        }
    }

    @Test func `A database whose page the disk changed is not sound and not served`() async throws {
        try await withProgram(.sqlite) { program, database in
            try await fill(program, database)
            try await database.close()
            let path = String(program.database.dropFirst("sqlite:".count))
            var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            let place = try #require(bytes.range(of: Data("a referral waits".utf8))).lowerBound
            bytes[place] ^= 32
            try bytes.write(to: URL(fileURLWithPath: path))

            let verified = try program.run("verify")
            let listed = try program.run("outbox", "list")
            let backup = try program.run("backup", "club.backup")

            #expect(verified.status == 1)
            #expect(verified.output.contains("its seal is broken"))
            #expect(listed.status != 0)
            #expect(listed.errors.contains("rabita verify looks for damage"))
            #expect(backup.status != 0)
            #expect(!FileManager.default.fileExists(atPath: program.folder + "/club.backup"))
        }
    }
}
