import Foundation
import Persistence
import PersistenceSQLite
import TestSupport
import Testing

@Suite struct SealTests {
    /// A database of some hundred pages, closed, so that all of it is in the one file.
    private func fill(_ path: String) async throws {
        let database = try SQLiteDatabase(path: path)
        try await database.write { db in
            try db.run(script: "CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")
            try db.insert(
                into: "notes", columns: ["id", "text"],
                rows: (1...2000).map { [$0, String(repeating: "note \($0) ", count: $0 % 700 == 0 ? 2000 : 20)] }
            )
        }
        try await database.close()
    }

    private func sum(_ path: String) async throws -> Int? {
        let reader = try SQLiteReader(path: path)
        let sum = try await reader.read { db in try db.value("SELECT SUM(length(text)) FROM notes", as: Int.self) }
        try await reader.close()
        return sum
    }

    private func isDamaged(_ path: String) async -> Bool {
        do {
            let reader = try SQLiteReader(path: path)
            let damage = try await reader.damage()
            try await reader.close()
            return !damage.isEmpty
        } catch {
            return true
        }
    }

    @Test func `Each byte flipped on the disk is found, and never answered`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = folder.path + "/a.sqlite"
        try await fill(path)
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        let sound = try await sum(path)
        var chance = SeededGenerator(seed: 7)
        let pages = whole.count / 4096
        let places = Array(0..<100) + (0..<60).map { _ in Int.random(in: 100..<whole.count, using: &chance) }

        for place in places {
            var broken = whole
            broken[place] ^= UInt8(1 << Int.random(in: 0..<8, using: &chance))
            let copy = folder.path + "/\(place).sqlite"
            try broken.write(to: URL(fileURLWithPath: copy))

            let isFound = await isDamaged(copy)
            let answer = try? await sum(copy)
            #expect(isFound, "byte \(place) of \(pages) pages")
            #expect(answer == nil || answer == sound, "byte \(place)")
        }
    }

    @Test func `A file without seals is used as it is, and its copy has them`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = folder.path + "/plain.sqlite"
        let made = Process()
        made.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        made.arguments = [
            "python3", "-c",
            """
            import sqlite3, sys
            db = sqlite3.connect(sys.argv[1])
            db.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")
            db.executemany("INSERT INTO notes (text) VALUES (?)", [("x" * n,) for n in range(3000)])
            db.commit()
            """, path,
        ]
        try made.run()
        made.waitUntilExit()
        let before = try await sum(path)

        let database = try SQLiteDatabase(path: path)
        try await database.write { db in _ = try db.execute("INSERT INTO notes (text) VALUES ('more')") }
        try await database.close()
        let reader = try SQLiteReader(path: path)
        try await reader.copy(to: folder.path + "/copy.sqlite") { _ in }
        let damage = try await reader.damage()
        try await reader.close()

        #expect(damage.isEmpty)
        #expect(try !SQLiteReader.isSealed(path))
        #expect(try SQLiteReader.isSealed(folder.path + "/copy.sqlite"))
        #expect(try await sum(folder.path + "/copy.sqlite") == (before ?? 0) + 4)
        let copy = try SQLiteReader(path: folder.path + "/copy.sqlite")
        #expect(try await copy.damage().isEmpty)
        try await copy.close()
    }

    @Test func `A reader that closes last leaves log and file untouched`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = folder.path + "/a.sqlite"
        try await fill(path)
        let database = try SQLiteDatabase(path: path)
        try await database.write { db in _ = try db.execute("UPDATE notes SET text = 'changed' WHERE id < 50") }
        // What a killed server leaves behind: a file and a log that is not yet moved into it.
        let copy = folder.path + "/killed.sqlite"
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix)
        }
        try await database.close()
        let file = try Data(contentsOf: URL(fileURLWithPath: copy))
        let log = try Data(contentsOf: URL(fileURLWithPath: copy + "-wal"))

        let reader = try SQLiteReader(path: copy)
        let changed = try await reader.read { db in
            try db.value("SELECT COUNT(*) FROM notes WHERE text = 'changed'", as: Int.self)
        }
        await #expect(throws: DatabaseError.readOnly) {
            try await reader.write { db in _ = try db.execute("DELETE FROM notes") }
        }
        try await reader.close()

        #expect(changed == 49)
        #expect(!log.isEmpty)
        #expect(try Data(contentsOf: URL(fileURLWithPath: copy)) == file)
        #expect(try Data(contentsOf: URL(fileURLWithPath: copy + "-wal")) == log)
    }

    @Test func `What a copy is scrubbed of is not in its file`() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = folder.path + "/a.sqlite"
        try await fill(path)
        let reader = try SQLiteReader(path: path)

        try await reader.copy(to: folder.path + "/copy.sqlite") { db in
            _ = try db.execute("DELETE FROM notes WHERE id % 2 = 0 OR id = 700")
        }
        try await reader.close()

        let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/copy.sqlite"))
        #expect(bytes.range(of: Data("note 698 ".utf8)) == nil)
        #expect(bytes.range(of: Data("note 700 ".utf8)) == nil)
        #expect(bytes.range(of: Data("note 699 ".utf8)) != nil)
    }
}
