import Chronology
import Persistence
import TestSupport
import Testing

@Suite struct RowTests {
    private enum Status: String, SQLConvertible { case open, won }
    private enum Rank: Int, SQLConvertible { case low = 1, high = 2 }
    private enum Shop {}

    @Test(arguments: TestEngine.allCases)
    func `Every type comes back as it went in`(engine: TestEngine) async throws {
        try await withDatabase(engine) { database in
            try await database.read { db in
                let nothing: Int? = nil
                let bytes: [UInt8] = [0, 255, 39, 92]
                let key = ID<Shop>(rawValue: .max)
                let row = try #require(
                    try db.first(
                        """
                        SELECT \(7) AS a, \(Int64.min) AS b, \(true) AS c, \(0.1) AS d, \("é'\\ \n رابطة") AS e,
                            \(bytes) AS f, \(nothing) AS g, \(Instant(milliseconds: -5)) AS h, \(key) AS i,
                            \(Status.won) AS j, \(Rank.high) AS k, \("") AS l, \([UInt8]()) AS m
                        """
                    )
                )

                #expect(try row.get("a") == 7)
                #expect(try row.get("b") == Int64.min)
                #expect(try row.get("c") == true)
                #expect(try row.get("d") == 0.1)
                #expect(try row.get("e") == "é'\\ \n رابطة")
                #expect(try row.get("f") == bytes)
                #expect(try row.get("g", as: Int?.self) == nil)
                #expect(try row.get("h") == Instant(milliseconds: -5))
                #expect(try row.get("i") == key)
                #expect(try row.get("j") == Status.won)
                #expect(try row.get("k") == Rank.high)
                #expect(try row.get("l") == "")
                #expect(try row.get("m") == [UInt8]())
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A missing column and a wrong type are told by name`(engine: TestEngine) async throws {
        try await withDatabase(engine) { database in
            try await database.read { db in
                let row = try #require(try db.first("SELECT \(1) AS a, NULL AS b"))

                #expect(throws: RowError.missingColumn("c", present: ["a", "b"])) { try row.get("c", as: Int.self) }
                let mismatch = SQLMismatch(String.self, .integer(1))
                #expect(throws: RowError.mismatch(column: "a", mismatch)) { try row.get("a", as: String.self) }
                #expect(throws: RowError.self) { try row.get("b", as: Int.self) }
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Sums, averages, comparisons and nulls are alike`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: shop) { database in
            try await database.write { db in
                let none: Int? = nil
                try db.execute("INSERT INTO counters (id, n) VALUES (\(3), \(4))")

                let sums = try #require(try db.first("SELECT SUM(n), AVG(n), COUNT(*), MAX(n) FROM counters"))
                #expect(sums.values == [.integer(4), .real(4.0 / 3), .integer(3), .integer(4)])
                #expect(try db.value("SELECT \(none) IS NULL OR n = \(none) FROM counters") == true)
                #expect(try db.value("SELECT COUNT(*) FROM counters WHERE id IN \(list: [Int]())") == 0)
                #expect(try db.value("SELECT COUNT(*) FROM counters WHERE id NOT IN \(list: [Int]())") == 3)
                #expect(try db.value("SELECT COUNT(*) FROM shops WHERE name IN \(list: [String]())") == 0)
                #expect(try db.value("SELECT n FROM counters WHERE id = \(99)", as: Int.self) == nil)
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Text with a null character is refused`(engine: TestEngine) async throws {
        try await withDatabase(engine) { database in
            await #expect(throws: DatabaseError.self) {
                try await database.read { db in try db.rows("SELECT \("a\0b")") }
            }
        }
    }
}
