import Chronology
import Foundation
import Persistence
import PersistencePostgres
import PersistenceSQLite
import TestSupport
import Testing

/// The schema that the victim is killed under.
private let first = Migration(number: 1, name: "a", sql: "CREATE TABLE a (id BIGINT); INSERT INTO a VALUES (1)")
private let endless = Migration(
    number: 2, name: "b",
    sqlite: """
        CREATE TABLE b (id BIGINT);
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) INSERT INTO b SELECT i FROM n;
        """,
    // The server notices at once that nobody listens any more, and gives back the lock.
    postgres: """
        SET LOCAL client_connection_check_interval = 100;
        CREATE TABLE b (id BIGINT); INSERT INTO b VALUES (1); SELECT pg_sleep(600);
        """
)
private let short = Migration(number: 2, name: "b", sql: "CREATE TABLE b (id BIGINT)")
private let victimKey = "RABITA_TEST_VICTIM"

private func migrator(_ migrations: Migration...) -> Migrator {
    Migrator(migrations, now: { Instant(milliseconds: 0) })
}

@Suite struct KilledMigrationTests {
    /// Run in a process of its own, by the test below.
    @Test(.enabled(if: ProcessInfo.processInfo.environment[victimKey] != nil))
    func `A process that migrates until it is killed`() async throws {
        let address = try DatabaseAddress.parse(try #require(ProcessInfo.processInfo.environment[victimKey]))
        switch address {
        case .sqlite(let path):
            try await migrator(first, endless).migrate(try SQLiteDatabase(path: path))
        case .postgres(let url):
            let database = try PostgresDatabase(PostgresSettings(url: url), random: { 1 })
            try await migrator(first, endless).migrate(database)
        }
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment[victimKey] == nil), arguments: TestEngine.allCases)
    func `A migration that was killed leaves nothing and is done again`(engine: TestEngine) async throws {
        try await withDatabase(engine) { database in
            let place = try await address(of: database)
            let victim = Process()
            victim.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
            victim.arguments = ["--testing-library", "swift-testing", "--filter", "migrates.until.it.is.killed"]
            victim.environment = ProcessInfo.processInfo.environment.merging([victimKey: place]) { $1 }
            victim.standardOutput = FileHandle.nullDevice
            victim.standardError = FileHandle.nullDevice

            try victim.run()
            try await waitForTheMiddle(engine, database, place, victim)
            kill(victim.processIdentifier, SIGKILL)
            victim.waitUntilExit()

            #expect(victim.terminationReason == .uncaughtSignal)
            let open = try await migrator(first, short).plan(database)
            #expect(open == [short])
            let done = try await migrator(first, short).migrate(database)
            #expect(done == [short])
            let counts = try await database.read { db in
                [
                    try db.value("SELECT COUNT(*) FROM a", as: Int.self),
                    try db.value("SELECT COUNT(*) FROM b", as: Int.self),
                ]
            }
            #expect(counts == [1, 0])
        }
    }

    /// Until the second migration has written: its pages are in the log, or its statement sleeps in the server.
    private func waitForTheMiddle(
        _ engine: TestEngine, _ database: any Database, _ place: String, _ victim: Process
    ) async throws {
        let log = String(place.dropFirst("sqlite:".count)) + "-wal"
        for _ in 1...1200 where victim.isRunning {
            switch engine {
            case .sqlite:
                let size = try? FileManager.default.attributesOfItem(atPath: log)[.size] as? Int
                if (size ?? 0) > 4_000_000 { return }
            case .postgres:
                let sleeping = try await database.read { db in
                    try db.first(
                        """
                        SELECT 1 AS found FROM pg_stat_activity
                        WHERE datname = current_database() AND wait_event = 'PgSleep'
                        """
                    ) != nil
                }
                if sleeping { return }
            }
            try await Task.sleep(for: .milliseconds(50))
        }
        Issue.record("the second migration did not begin")
    }
}
