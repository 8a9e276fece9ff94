import Foundation
import Persistence
import TestSupport
import Testing

@Suite struct DoctorTests {
    private struct Report: Decodable {
        struct Finding: Decodable {
            let name: String
            let level: String
            let mend: String
        }
        let faults: Int
        let findings: [Finding]

        func level(_ name: String) -> String? { findings.first { $0.name == name }?.level }
    }

    private func report(_ program: RabitaProgram, _ environment: [String: String] = [:]) throws -> Report {
        let answer = try program.run("doctor", "--json", environment: environment)
        let report = try JSONDecoder().decode(Report.self, from: Data(answer.output.utf8))
        #expect(answer.status == (report.faults > 0 ? 1 : 0))
        #expect(report.findings.allSatisfy { $0.level == "ok" || !$0.mend.isEmpty })
        return report
    }

    @Test func `Rights of a database that others can read are a fault`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = folder.path + "/club.sqlite"
        let program = RabitaProgram(database: "sqlite:" + path, folder: folder.path)
        #expect(try program.run("migrate").status == 0)

        let new = try report(program)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        let open = try report(program)

        #expect(new.level("database file") == "ok")
        #expect(new.level("seals") == "ok")
        #expect(new.level("time zones") == "ok")
        #expect(new.level("mail") == "warning")
        #expect(open.level("database file") == "fault")
    }

    @Test func `Settings that the service's group can read are well, others are not`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = folder.path + "/rabita.conf"
        try Data("LOG_LEVEL=error\n".utf8).write(to: URL(fileURLWithPath: path))
        let program = RabitaProgram(database: "sqlite:" + folder.path + "/none.sqlite", folder: folder.path)

        let levels = try [0o600, 0o640, 0o660, 0o644].map { rights in
            try FileManager.default.setAttributes([.posixPermissions: rights], ofItemAtPath: path)
            return try report(program).level("settings file")
        }

        #expect(levels == ["ok", "ok", "warning", "fault"])
    }

    @Test func `A mail server that does not answer is a fault`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let program = RabitaProgram(database: "sqlite:" + folder.path + "/none.sqlite", folder: folder.path)

        let report = try report(program, ["SMTP_URL": "smtp://127.0.0.1:1", "SMTP_FROM": "club@club.example"])

        #expect(report.level("mail") == "fault")
    }

    @Test func `A clock behind the database is a fault, on both engines`() async throws {
        for engine in TestEngine.allCases {
            try await withProgram(engine) { program, database in
                #expect(try program.run("demo", "--members", "20", "--referrals", "20").status == 0)
                let before = try report(program)
                try await database.write { db in
                    _ = try db.execute(
                        "UPDATE people SET created_at = 4000000000000 WHERE id = (SELECT min(id) FROM people)")
                }

                let after = try report(program)

                #expect(before.level("clock and database") == "ok")
                #expect(after.level("clock and database") == "fault")
                // The cluster of the tests runs without fsync, which must not go unsaid.
                if engine == .postgres { #expect(after.level("durability") == "fault") }
            }
        }
    }
}
