import Chronology
import Persistence
import TestSupport
import Testing

@Suite struct MigratorTests {
    private let first = Migration(number: 1, name: "a", sql: "CREATE TABLE a (id BIGINT); CREATE TABLE b (id BIGINT)")
    private let second = Migration(number: 2, name: "b", sql: "INSERT INTO a (id) VALUES (2)")

    private func migrator(_ migrations: Migration...) -> Migrator {
        Migrator(migrations, now: { Instant(milliseconds: 42) })
    }

    @Test(arguments: TestEngine.allCases)
    func `What is missing is applied once and recorded`(engine: TestEngine) async throws {
        try await withDatabase(engine) { database in
            #expect(try await migrator(first).plan(database).count == 1)
            try await migrator(first).migrate(database)

            let applied = try await migrator(first, second).migrate(database)

            #expect(applied == [second])
            #expect(try await migrator(first, second).plan(database).isEmpty)
            let row = try await database.read { db in
                try db.first("SELECT name, applied_at FROM schema_migrations WHERE number = 2")
            }
            #expect(try row?.get("name") == "b")
            #expect(try row?.get("applied_at") == Instant(milliseconds: 42))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Servers that start together apply each migration once`(engine: TestEngine) async throws {
        try await withDatabase(engine) { database in
            let migrator = migrator(first, second)

            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 { group.addTask { _ = try await migrator.migrate(database) } }
                try await group.waitForAll()
            }

            let rows = try await database.read { db in try db.value("SELECT COUNT(*) FROM a", as: Int.self) }
            #expect(rows == 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A newer database, a changed file and a late one are refused`(engine: TestEngine) async throws {
        try await withDatabase(engine) { database in
            let third = Migration(number: 3, name: "c", sql: "INSERT INTO a (id) VALUES (3)")
            try await migrator(first, third).migrate(database)
            let edited = Migration(number: 1, name: "a", sql: first.sql(for: .sqlite) + " ")

            await #expect(throws: MigrationError.newerDatabase(number: 3, name: "c")) {
                try await migrator(first).migrate(database)
            }
            await #expect(throws: MigrationError.changed(file: "0001_a")) {
                try await migrator(edited, third).migrate(database)
            }
            await #expect(throws: MigrationError.late(file: "0002_b")) {
                try await migrator(first, second, third).migrate(database)
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A migration that fails leaves nothing behind`(engine: TestEngine) async throws {
        try await withDatabase(engine) { database in
            let broken = Migration(
                number: 2, name: "broken", sql: "CREATE TABLE c (id BIGINT); INSERT INTO nowhere VALUES (1)")

            let error = await #expect(throws: MigrationError.self) {
                try await migrator(first, broken).migrate(database)
            }

            let open = try await migrator(first, broken).plan(database)
            #expect(error?.description.contains("0002_broken") == true)
            #expect(open == [broken])
            await #expect(throws: DatabaseError.self) {
                try await database.read { db in try db.rows("SELECT id FROM c") }
            }
        }
    }

    @Test func `Files are read in order and in pairs`() throws {
        let migrations = try Migration.read([
            ("0002_b.postgres.sql", "p"), ("0001_a.sql", "x"), ("0002_b.sqlite.sql", "s"),
        ])

        #expect(migrations.map(\.file) == ["0001_a", "0002_b"])
        #expect(migrations[1].sql(for: .postgres) == "p")
        #expect(migrations[1].sql(for: .sqlite) == "s")
        #expect(Migration(number: 1, name: "a", sql: "a").checksum(for: .sqlite) == "af63dc4c8601ec8c")
    }

    @Test(arguments: [["a.sql"], ["0001_a.txt"], ["0001_a.sqlite.sql"], ["0001_a.mysql.sql"], ["1_a.sql", "1_b.sql"]])
    func `A file with another name is refused`(names: [String]) {
        #expect(throws: MigrationError.self) { try Migration.read(names.map { ($0, "") }) }
    }
}
