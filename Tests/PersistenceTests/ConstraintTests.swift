import Persistence
import TestSupport
import Testing

@Suite struct ConstraintTests {
    @Test(arguments: TestEngine.allCases)
    func `Both engines tell broken rules alike`(engine: TestEngine) async throws {
        let cases: [(SQL, DatabaseError)] = [
            (
                "INSERT INTO shops (id, name, city) VALUES (2, 'a', 'b')",
                .uniqueViolation(constraint: "shops_name_city_key")
            ),
            ("INSERT INTO shops (id, name) VALUES (1, 'z')", .uniqueViolation(constraint: "shops_pkey")),
            (
                "INSERT INTO items (id, shop_id, label) VALUES (2, 1, 'l')",
                .uniqueViolation(constraint: "items_label_key")
            ),
            ("INSERT INTO shops (id, name) VALUES (3, '')", .checkViolation(constraint: "shops_name_filled")),
            ("INSERT INTO shops (id) VALUES (3)", .notNullViolation(column: "name")),
            ("INSERT INTO items (id, shop_id) VALUES (3, 77)", .foreignKeyViolation),
            ("DELETE FROM shops WHERE id = 1", .foreignKeyViolation),
        ]
        try await withDatabase(engine, migrations: shop) { database in
            try await database.write { db in
                try db.execute("INSERT INTO shops (id, name, city) VALUES (1, 'a', 'b')")
                try db.execute("INSERT INTO items (id, shop_id, label) VALUES (1, 1, 'l')")
            }

            for (sql, expected) in cases {
                await #expect(throws: expected) { try await database.write { db in try db.execute(sql) } }
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A read refuses to write`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: shop) { database in
            await #expect(throws: DatabaseError.readOnly) {
                try await database.read { db in try db.execute("UPDATE counters SET n = 9") }
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A statement the engine cannot read is told in its words`(engine: TestEngine) async throws {
        try await withDatabase(engine) { database in
            let error = await #expect(throws: DatabaseError.self) {
                try await database.read { db in try db.rows("SELEC 1") }
            }

            guard case .other(let message) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(message.contains("SELEC"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A closed database is unavailable`(engine: TestEngine) async throws {
        try await withDatabase(engine) { database in
            _ = try await database.read { db in try db.rows("SELECT 1") }

            try await database.close()

            await #expect(throws: DatabaseError.unavailable) { try await database.read { try $0.rows("SELECT 1") } }
            await #expect(throws: DatabaseError.unavailable) { try await database.write { try $0.rows("SELECT 1") } }
        }
    }
}
