import Chronology
import Persistence
import TestSupport
import Testing

@testable import Club

/// A club that ran before deals stood on their own keeps every deal and every thanks.
@Suite struct DealMigrationTests {
    private static let before = Schema.migrations.filter { $0.number <= 11 }
    private static let many: Int64 = 300

    private static func fill(_ db: any Connection) throws {
        try db.execute(
            """
            INSERT INTO clubs (id, name, city, language, currency, created_at) VALUES (1, 'Club', 'Rabat', 'fr', 'MAD', 1)
            """)
        try db.execute("INSERT INTO branches (id, name, folded_name, created_at) VALUES (11, 'Rabat', 'rabat', 1)")
        for number in Int64(1)...2 {
            try db.execute(
                """
                INSERT INTO people (id, email, given_name, family_name, language, created_at, changed_at)
                VALUES (\(1000 + number), \("m\(number)@essai.example"), 'A', 'B', 'fr', 1, 1)
                """)
            try db.execute(
                """
                INSERT INTO companies (id, legal_name, created_at, changed_at)
                VALUES (\(2000 + number), \("Atelier \(number)"), 1, 1)
                """)
            try db.execute(
                """
                INSERT INTO memberships (id, person_id, company_id, branch_id, status, created_at, changed_at)
                VALUES (\(3000 + number), \(1000 + number), \(2000 + number), 11, 'left', 1, 1)
                """)
        }
        let numbers = Array(1...many)
        try db.insert(
            into: "referrals",
            columns: [
                "id", "giver_id", "receiver_id", "kind", "prospect_name", "prospect_agreed", "need", "stage",
                "given_at",
                "acknowledged_at", "closed_at", "moved_at",
            ],
            rows: numbers.map { number -> [any SQLBindable] in
                let isOutside = number % 3 != 0
                return [
                    number, 3001, 3002, isOutside ? "outside" : "inside", isOutside ? "Contact" : "", isOutside,
                    "Besoin \(number)", "won", 10, 20, 30, 30,
                ]
            })
        try db.insert(
            into: "referral_steps",
            columns: ["id", "referral_id", "receiver_id", "moved_by_id", "stage", "moved_at"],
            rows: numbers.map { [$0, $0, 3002, 3002, "won", 30] })
        try db.insert(
            into: "deals",
            columns: ["id", "referral_id", "amount_minor", "currency", "signed_on", "declared_at", "confirmed_at"],
            rows: numbers.map { number -> [any SQLBindable] in
                let confirmedAt: Int64? = number % 4 == 0 ? nil : 40
                return [5000 + number, number, 100 * number, "MAD", "2026-01-15", 30, confirmedAt]
            })
        try db.insert(
            into: "thanks", columns: ["id", "deal_id", "sentence", "thanked_at"],
            rows: numbers.filter { $0 % 2 == 0 }.map { [7000 + $0, 5000 + $0, "Merci \($0)", 50] })
    }

    @Test(arguments: TestEngine.allCases)
    func `Every deal and every thanks is kept, with its key and its referral`(_ engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: Self.before) { database in
            try await database.write { db in try Self.fill(db) }
            let columns: SQL = "id, referral_id, amount_minor, currency, signed_on, declared_at, confirmed_at"
            func rows(_ sql: SQL) async throws -> [[SQLValue]] {
                try await database.read { db in try db.rows(sql).map(\.values) }
            }
            let deals = try await rows("SELECT \(columns) FROM deals ORDER BY id")
            let thanks = try await rows("SELECT id, deal_id, sentence, thanked_at FROM thanks ORDER BY id")

            try await Migrator(Schema.migrations, now: { Instant(milliseconds: 60) }).migrate(database)

            #expect(try await rows("SELECT \(columns) FROM deals ORDER BY id") == deals)
            #expect(try await rows("SELECT id, deal_id, sentence, thanked_at FROM thanks ORDER BY id") == thanks)
            let (sides, versions, broken) = try await database.read { db in
                let sides: Int? = try db.value(
                    """
                    SELECT COUNT(*) FROM deals d JOIN referrals r ON r.id = d.referral_id
                    WHERE d.seller_id = r.receiver_id AND d.other_id = r.giver_id AND d.object = r.need
                      AND d.is_outside = CASE WHEN r.kind = 'outside' THEN 1 ELSE 0 END AND d.due_on IS NULL
                    """)
                let versions: Int? = try db.value("SELECT COUNT(*) FROM deal_versions WHERE state = 'stated'")
                return (sides, versions, try Invariant.all.filter { try $0.broken(in: db) > 0 }.map(\.name))
            }
            #expect(sides == Int(Self.many))
            #expect(versions == Int(Self.many))
            #expect(broken == [])
            // The references still hold, and a second deal of one referral goes in.
            await #expect(throws: DatabaseError.self) {
                try await database.write { db in try db.execute("DELETE FROM deals WHERE id = 5002") }
            }
            try await database.write { db in
                try db.execute(
                    """
                    INSERT INTO deals (id, referral_id, amount_minor, currency, signed_on, declared_at, seller_id,
                                       other_id, is_outside, stated_by_id, changed_at)
                    VALUES (9999, 1, 100, 'MAD', '2026-02-01', 60, 3002, 3001, 1, 3002, 60)
                    """)
            }
        }
    }
}
