import Foundation
import Persistence
import PersistenceSQLite
import TestSupport
import Testing

@Suite struct SQLiteTests {
    @Test func `Acknowledged writes are flushed to the disk`() async throws {
        try await withDatabase(.sqlite) { database in
            let settings = try await database.write { db in
                [
                    try db.value("PRAGMA synchronous", as: SQLValue.self),
                    try db.value("PRAGMA journal_mode", as: SQLValue.self),
                    try db.value("PRAGMA foreign_keys", as: SQLValue.self),
                ]
            }

            #expect(settings == [.integer(2), .text("wal"), .integer(1)])
        }
    }

    @Test func `What is not a database is refused`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try Data(repeating: 65, count: 5000).write(to: URL(fileURLWithPath: folder.path + "/a"))

        #expect(throws: DatabaseError.unavailable) { try SQLiteDatabase(path: folder.path + "/a") }
        #expect(throws: DatabaseError.unavailable) { try SQLiteDatabase(path: folder.path + "/none/a") }
    }

    @Test func `A write that breaks the transaction at its commit fails alone`() async throws {
        let schema = [
            Migration(
                number: 1,
                name: "tree",
                sql: """
                    CREATE TABLE nodes (
                        id BIGINT NOT NULL PRIMARY KEY,
                        parent BIGINT REFERENCES nodes (id) DEFERRABLE INITIALLY DEFERRED
                    )
                    """
            )
        ]
        try await withDatabase(.sqlite, migrations: schema) { database in
            let failures = await withTaskGroup(of: Bool.self) { group in
                for id in 1...40 {
                    let parent: Int? = id % 8 == 0 ? 999 : nil
                    group.addTask {
                        do {
                            try await database.write { db in
                                _ = try db.execute("INSERT INTO nodes (id, parent) VALUES (\(id), \(parent))")
                            }
                            return false
                        } catch {
                            return error as? DatabaseError == .foreignKeyViolation
                        }
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }

            let kept = try await database.read { db in try db.value("SELECT COUNT(*) FROM nodes", as: Int.self) }
            #expect(failures == 5)
            #expect(kept == 35)
        }
    }
}
