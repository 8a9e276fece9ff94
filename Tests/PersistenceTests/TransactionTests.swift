import Persistence
import TestSupport
import Testing

@Suite struct TransactionTests {
    struct Refused: Error, Equatable {}

    @Test(arguments: TestEngine.allCases)
    func `Changes are counted, and a failed closure leaves none`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: shop) { database in
            let changed = try await database.write { db in try db.execute("UPDATE counters SET n = n + 1") }
            let none = try await database.write { db in try db.execute("UPDATE counters SET n = 5 WHERE id = 0") }
            let selected = try await database.read { db in try db.execute("SELECT * FROM counters") }
            await #expect(throws: Refused()) {
                try await database.write { db in
                    try db.execute("UPDATE counters SET n = 100")
                    throw Refused()
                }
            }

            let sum = try await database.read { db in try db.value("SELECT SUM(n) FROM counters", as: Int.self) }

            #expect(changed == 2)
            #expect(none == 0)
            #expect(selected == 0)
            #expect(sum == 2)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A savepoint undoes its part and the rest goes on`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: shop) { database in
            try await database.write { db in
                try db.execute("UPDATE counters SET n = 1 WHERE id = 1")
                do {
                    try db.savepoint {
                        try db.execute("UPDATE counters SET n = 50 WHERE id = 2")
                        try db.execute("INSERT INTO counters (id, n) VALUES (1, 1)")
                    }
                    Issue.record("a second row of one key went in")
                } catch DatabaseError.uniqueViolation {}
                try db.savepoint { _ = try db.execute("UPDATE counters SET n = n + 2 WHERE id = 2") }
            }

            let n = try await database.read { db in
                try db.rows("SELECT n FROM counters ORDER BY id").map { try $0.get("n", as: Int.self) }
            }

            #expect(n == [1, 2])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Thirty-two writers on one counter lose nothing`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: shop) { database in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<32 {
                    group.addTask {
                        for _ in 0..<5 {
                            try await database.write { db in
                                let n: Int = try db.value("SELECT n FROM counters WHERE id = 1") ?? 0
                                try db.execute("UPDATE counters SET n = \(n + 1) WHERE id = 1")
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }

            let n = try await database.read { db in try db.value("SELECT n FROM counters WHERE id = 1", as: Int.self) }

            #expect(n == 160)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Two writers cannot each rely on what the other changes`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: shop) { database in
            // The rule: at most one of the two counters is 1. Each writer looks at the other's before it acts.
            for _ in 0..<20 {
                try await database.write { db in try db.execute("UPDATE counters SET n = 0") }
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for id in 1...2 {
                        group.addTask {
                            try await database.write { db in
                                let sum: Int = try db.value("SELECT SUM(n) FROM counters") ?? 0
                                if sum == 0 { try db.execute("UPDATE counters SET n = 1 WHERE id = \(id)") }
                            }
                        }
                    }
                    try await group.waitForAll()
                }

                let sum = try await database.read { db in try db.value("SELECT SUM(n) FROM counters", as: Int.self) }

                #expect(sum == 1)
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Among many writes at once only the failing ones fail`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: shop) { database in
            let failures = await withTaskGroup(of: Bool.self) { group in
                for id in 10..<60 {
                    group.addTask {
                        do {
                            try await database.write { db in
                                try db.execute("INSERT INTO counters (id, n) VALUES (\(id), 1)")
                                if id % 5 == 0 { throw Refused() }
                            }
                            return false
                        } catch {
                            return error is Refused
                        }
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }

            let kept = try await database.read { db in
                try db.rows("SELECT id FROM counters WHERE id >= 10").map { try $0.get("id", as: Int.self) }
            }

            #expect(failures == 10)
            #expect(kept.count == 40)
            #expect(kept.allSatisfy { $0 % 5 != 0 })
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Fifty thousand rows go in at once, or none`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: shop) { database in
            let columns = ["id", "name", "city"]
            let count = try await database.write { db in
                try db.insert(
                    into: "shops", columns: columns,
                    rows: (1...50_000).lazy.map { [$0, "shop\t\\\($0)\n", $0 % 2 == 0 ? String?.none : "Fès"] }
                )
            }
            await #expect(throws: DatabaseError.uniqueViolation(constraint: "shops_pkey")) {
                try await database.write { db in
                    try db.insert(
                        into: "shops", columns: columns, rows: [[60_000, "new", nil as String?], [1, "old", "x"]])
                }
            }

            let row = try await database.read { db in
                try db.first(
                    """
                    SELECT COUNT(*) AS n, COUNT(city) AS cities, MIN(name) AS name FROM shops WHERE id <> 60000
                    """
                )
            }

            #expect(count == 50_000)
            #expect(try row?.get("n") == 50_000)
            #expect(try row?.get("cities") == 25_000)
            #expect(try row?.get("name") == "shop\t\\1\n")
            let refused = try await database.read { db in try db.first("SELECT id FROM shops WHERE id = 60000") }
            #expect(refused == nil)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A cancelled task does not write`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: shop) { database in
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                try await database.write { db in _ = try db.execute("UPDATE counters SET n = 7") }
            }

            await #expect(throws: CancellationError.self) { try await task.value }

            let n = try await database.read { db in try db.value("SELECT MAX(n) FROM counters", as: Int.self) }
            #expect(n == 0)
        }
    }
}
