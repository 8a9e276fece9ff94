import Persistence
import PersistencePostgres
import Synchronization
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

@Suite struct PostgresTests {
    private func withPostgres(
        _ adjust: (inout PostgresSettings) -> Void, _ body: (PostgresDatabase) async throws -> Void
    ) async throws {
        let database = try TemporaryPostgres.shared().open(database: "postgres", adjust: adjust)
        try await body(database)
        try await database.close()
    }

    @Test func `A killed connection is unavailable once and heals`() async throws {
        try await withPostgres({ $0.connections = 1 }) { database in
            await #expect(throws: DatabaseError.unavailable) {
                try await database.write { db in try db.rows("SELECT pg_terminate_backend(pg_backend_pid())") }
            }

            let one = try await database.read { db in try db.value("SELECT 1", as: Int.self) }

            #expect(one == 1)
        }
    }

    @Test func `A connection lost while nobody used it is replaced unseen`() async throws {
        try await withPostgres({ $0.connections = 2 }) { database in
            let pid = try await database.read { db in try db.value("SELECT pg_backend_pid()", as: Int.self) }
            try await withPostgres({ $0.connections = 1 }) { other in
                _ = try await other.read { db in
                    try db.rows("SELECT pg_terminate_backend(CAST(\(pid) AS INTEGER), 5000)")
                }
            }

            let one = try await database.read { db in try db.value("SELECT 1", as: Int.self) }

            #expect(one == 1)
        }
    }

    @Test func `A statement that runs too long is stopped`() async throws {
        try await withPostgres({ $0.statementTimeout = .milliseconds(50) }) { database in
            await #expect(throws: DatabaseError.timeout) {
                try await database.read { db in try db.rows("SELECT pg_sleep(20)") }
            }
        }
    }

    @Test func `Whoever waits too long for a connection is told`() async throws {
        try await withPostgres({
            $0.connections = 1
            $0.leaseTimeout = .milliseconds(30)
        }) { database in
            let (started, signal) = AsyncStream.makeStream(of: Void.self)
            let holder = Task {
                try await database.read { db in
                    signal.finish()
                    return try db.rows("SELECT pg_sleep(20)").count
                }
            }
            for await _ in started {}

            await #expect(throws: DatabaseError.timeout) { try await database.read { try $0.rows("SELECT 1") } }

            holder.cancel()
            _ = try? await holder.value
        }
    }

    @Test func `Cancelling a task stops its statement and the next one runs`() async throws {
        try await withPostgres({ $0.connections = 1 }) { database in
            let (started, signal) = AsyncStream.makeStream(of: Void.self)
            let task = Task {
                try await database.read { db in
                    signal.finish()
                    return try db.rows("SELECT pg_sleep(60)").count
                }
            }
            for await _ in started {}

            task.cancel()

            await #expect(throws: CancellationError.self) { try await task.value }
            let two = try await database.read { db in try db.value("SELECT 2", as: Int.self) }
            #expect(two == 2)
        }
    }

    /// A stopped process is a connection gone dead without a word: its kernel still confirms what is sent.
    @Test func `A connection that falls silent is given up and the next one works`() async throws {
        try await withPostgres({
            $0.connections = 1
            $0.statementTimeout = .milliseconds(100)
        }) { database in
            let stopped = Mutex<Int32>(0)
            defer { _ = kill(stopped.withLock { $0 }, SIGCONT) }
            await #expect(throws: DatabaseError.unavailable) {
                try await database.write { db in
                    let pid = Int32(try #require(try db.value("SELECT pg_backend_pid()", as: Int.self)))
                    stopped.withLock { $0 = pid }
                    _ = kill(pid, SIGSTOP)
                    return try db.rows("SELECT 1").count
                }
            }

            let one = try await database.read { db in try db.value("SELECT 1", as: Int.self) }

            #expect(one == 1)
        }
    }

    @Test func `A server that is not there is unavailable`() async throws {
        let settings = PostgresSettings(url: "postgres://nobody@127.0.0.1:1/nothing")
        let database = try PostgresDatabase(settings, random: { 0 })

        await #expect(throws: DatabaseError.unavailable) { try await database.read { try $0.rows("SELECT 1") } }
    }

    @Test func `A transaction that always meets another is given up`() async throws {
        try await withPostgres({ $0.attempts = 3 }) { database in
            await #expect(throws: DatabaseError.timeout) {
                try await database.write { db in
                    try db.run(script: "DO $$ BEGIN RAISE EXCEPTION 'met' USING ERRCODE = '40001'; END $$")
                }
            }
        }
    }
}
