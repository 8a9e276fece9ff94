import Club
import Foundation
import Persistence
import PersistenceSQLite
import TestSupport
import Testing

@Suite struct MigrationBackupTests {
    private func backups(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.contains(".before-migration-") && $0.hasSuffix("Z") }.sorted()
    }

    private func folder(_ program: RabitaProgram, _ engine: TestEngine) -> String {
        guard engine == .sqlite else { return program.folder }
        return URL(fileURLWithPath: String(program.database.dropFirst("sqlite:".count)))
            .deletingLastPathComponent().path
    }

    @Test(arguments: TestEngine.allCases)
    func `A club is backed up before its schema is changed, an empty one is not`(engine: TestEngine) async throws {
        let last = try #require(Schema.migrations.last)
        try await withProgram(engine, migrations: Schema.migrations.dropLast()) { program, _ in
            let place = folder(program, engine)
            for year in 2021...2024 {
                let old =
                    "\(place)/\(engine == .sqlite ? "test.sqlite" : "rabita.dump")"
                    + ".before-migration-0001-\(year)0101T000000Z"
                try Data().write(to: URL(fileURLWithPath: old))
            }

            let dry = try program.run("migrate", "--dry-run")
            let before = try backups(place)
            let listed = try program.run("person", "list")

            #expect(dry.output == "would apply \(last.file)\n")
            #expect(before.count == 4)
            #expect(listed.status == 0, "\(listed.errors)")
            let after = try backups(place)
            #expect(after.count == 3)
            let number = try #require(Schema.migrations.dropLast().last).file.prefix { $0 != "_" }
            let newest = try #require(after.last { $0.contains("-\(number)-") })
            #expect(try program.run("verify", place + "/" + newest).status == 0)
            #expect(try program.run("migrate").output == "The database is up to date.\n")
        }
        try await withProgram(engine) { program, _ in
            let migrated = try program.run("migrate")
            let made = try backups(folder(program, engine))

            #expect(migrated.status == 0)
            #expect(made.isEmpty)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A newer database is refused by every command`(engine: TestEngine) async throws {
        let next = Migration(number: 9999, name: "from_the_future", sql: "CREATE TABLE future (id BIGINT)")
        try await withProgram(engine, migrations: Schema.migrations + [next]) { program, _ in
            for command in [["serve"], ["migrate"], ["migrate", "--dry-run"], ["person", "list"]] {
                let process = program.process(command, environment: ["PORT": "0"])
                let errors = Pipe()
                process.standardError = errors
                try process.run()
                let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
                process.waitUntilExit()

                #expect(process.terminationStatus != 0)
                #expect(text.contains("newer version"), "\(command): \(text)")
            }
            #expect(try program.run("verify").status == 1)
            #expect(try program.run("doctor").status == 1)
        }
    }
}
