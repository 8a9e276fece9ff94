import Testing

@testable import Persistence

@Suite struct SQLTests {
    @Test func `A value becomes a binding and never text`() {
        let name = "x'; DROP TABLE members; --"

        let sql: SQL = "SELECT id FROM members WHERE name = \(name) AND age > \(30)"

        #expect(sql.text == "SELECT id FROM members WHERE name = ? AND age > ?")
        #expect(sql.bindings == [.text(name), .integer(30)])
    }

    @Test func `PostgreSQL gets numbers and written-out nulls, and question marks in literals stay`() {
        let city: String? = nil
        let sql: SQL = "SELECT '?é' WHERE a = \(1) AND b = \(city) AND c = \("z") -- ?"

        let text = sql.numbered()

        #expect(text == "SELECT '?é' WHERE a = $1 AND b = NULL AND c = $2 -- ?")
    }

    @Test func `Fragments are spliced with their values in order`() {
        let conditions: [SQL] = ["a = \(1)", "b IN \(list: ["x", "y"])"]

        let sql: SQL = "SELECT 1 WHERE \(conditions.joined(separator: " AND ")) LIMIT \(5)"

        #expect(sql.numbered() == "SELECT 1 WHERE a = $1 AND b IN ($2, $3) LIMIT $4")
        #expect(sql.bindings == [.integer(1), .text("x"), .text("y"), .integer(5)])
    }

    @Test func `A number of rows is written, so that the planner knows it`() {
        let sql: SQL = "SELECT id FROM members WHERE city = \("Rabat") LIMIT \(rows: 24 + 1)"

        #expect(sql.numbered() == "SELECT id FROM members WHERE city = $1 LIMIT 25")
        #expect(sql.bindings == [.text("Rabat")])
    }

    @Test func `Fragments are added`() {
        var sql: SQL = "SELECT \(1)"

        sql += " UNION " + "SELECT \(unsafe: "name") FROM t WHERE id = \(2)"

        #expect(sql.numbered() == "SELECT $1 UNION SELECT name FROM t WHERE id = $2")
    }
}
