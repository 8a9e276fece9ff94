import Persistence
import TestSupport
import Testing

@Suite struct ParityTests {
    @Test(arguments: 1...4)
    func `The same history gives the same rows and the same errors on both engines`(seed: UInt64) async throws {
        let history = History(seed: seed)

        let sqlite = try await history.play(on: .sqlite)
        let postgres = try await history.play(on: .postgres)

        let difference = zip(sqlite, postgres).first { $0 != $1 }
        #expect(sqlite.count > 100)
        #expect(sqlite.count == postgres.count)
        #expect(difference == nil)
    }
}

/// A random sequence of statements, the same for the same seed.
private struct History {
    private let statements: [SQL]

    init(seed: UInt64) {
        var chance = Seeded(state: seed)
        statements = (0..<150).map { _ in Self.statement(&chance) }
    }

    /// What each statement answered, and at the end the tables.
    func play(on engine: TestEngine) async throws -> [String] {
        try await withDatabase(engine, migrations: shop) { database in
            var answers: [String] = []
            for statement in statements {
                do {
                    let rows = try await database.write { db in try db.rows(statement).map(\.values) }
                    answers.append("\(rows)")
                } catch DatabaseError.uniqueViolation {
                    // Of two keys a row breaks at once, the engines may name either.
                    answers.append("unique")
                } catch let error as DatabaseError {
                    answers.append("\(error)")
                }
            }
            let tables = try await database.read { db in
                try db.rows("SELECT id, name, city FROM shops ORDER BY id").map(\.values)
                    + db.rows("SELECT id, shop_id, label, price, weight, photo FROM items ORDER BY id").map(\.values)
            }
            return answers + tables.map { "\($0)" }
        }
    }

    private static func statement(_ chance: inout Seeded) -> SQL {
        let id = Int.random(in: 1...12, using: &chance)
        let other = Int.random(in: 1...12, using: &chance)
        let words = ["", "a", "Été", "été", "رابطة", "o'clock", "Z", "z"]
        let word = words.randomElement(using: &chance) ?? ""
        let city: String? = Bool.random(using: &chance) ? word : nil
        let weight: Double? = Bool.random(using: &chance) ? Double.random(in: -1e9...1e9, using: &chance) : nil
        let photo: [UInt8]? = Bool.random(using: &chance) ? [UInt8(id), 0, 255] : nil
        switch Int.random(in: 0..<8, using: &chance) {
        case 0, 1:
            return "INSERT INTO shops (id, name, city) VALUES (\(id), \(word), \(city)) RETURNING id, city"
        case 2:
            return """
                INSERT INTO items (id, shop_id, label, price, weight, photo)
                VALUES (\(id), \(other), \(city), \(id * other), \(weight), \(photo))
                ON CONFLICT (id) DO UPDATE SET price = items.price + excluded.price, weight = excluded.weight
                RETURNING id, price, weight, photo
                """
        case 3:
            return
                "UPDATE shops SET city = \(city) WHERE id = \(id) AND city IS DISTINCT FROM \(city) RETURNING id, city"
        case 4:
            return "DELETE FROM items WHERE id = \(id) RETURNING label"
        case 5:
            return "DELETE FROM shops WHERE id = \(id) RETURNING name"
        case 6:
            return """
                SELECT shop_id, SUM(price) AS total, COUNT(*) FILTER (WHERE price > \(other)) AS dear, AVG(price) AS mean
                FROM items GROUP BY shop_id ORDER BY total DESC NULLS LAST, shop_id
                """
        default:
            return """
                SELECT id, name, ROW_NUMBER() OVER (ORDER BY name, id) AS place FROM shops
                WHERE id IN \(list: [id, other]) OR city = \(city) ORDER BY city NULLS LAST, name, id
                """
        }
    }
}
