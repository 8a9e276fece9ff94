import Chronology
import Localization
import Morocco
import Persistence
import TestSupport
import Testing

@testable import Club

struct DemoClubTests {
    static let now = ClubHarness.start

    /// Every row of every table the demo club writes, in order.
    private static func rows(_ engine: TestEngine, seed: UInt64) async throws -> [String: [[SQLValue]]] {
        try await withDatabase(engine, migrations: Schema.migrations) { database in
            let plan = DemoPlan(seed: seed, members: 60, referrals: 300, now: now)
            try await database.write { db in try DemoClub.create(plan, in: db) }
            return try await database.read { db in
                var all: [String: [[SQLValue]]] = [:]
                for table in [
                    "clubs", "branches", "people", "companies", "trademarks", "memberships", "mandates",
                    "profile_audiences", "referrals", "referral_steps", "referral_handovers", "referral_past_steps",
                    "referral_declines", "referral_messages", "deals", "deal_versions", "deal_payments", "thanks",
                    "purchases",
                    "purchase_parts", "purchase_offers", "purchase_tiers",
                    "opportunities", "opportunity_answers", "opportunity_messages", "opportunity_steps",
                    "saved_searches",
                    "introductions", "matches", "one_to_ones", "one_to_one_times", "match_gaps", "rings", "meetings",
                    "meeting_parts", "registrations", "doors", "arrivals", "visitors", "visitor_steps", "minutes",
                    "meeting_tasks", "attendances", "meeting_roles", "seatings", "seating_guests", "table_seats",
                    "seating_rounds",
                    "meeting_runs", "run_parts", "run_turns", "run_pitches", "meeting_notes",
                    "photos", "photo_files",
                ] {
                    // How often triggers counted is the engine's own affair.
                    let columns = table == "clubs" ? "id, name, city, language, currency, is_demo, created_at" : "*"
                    all[table] = try db.rows("SELECT \(unsafe: columns) FROM \(unsafe: table) ORDER BY 1, 2, 3").map(
                        \.values)
                }
                return all
            }
        }
    }

    @Test func `The same seed gives the same rows on both engines`() async throws {
        let first = try await Self.rows(.sqlite, seed: 7)
        let second = try await Self.rows(.postgres, seed: 7)

        // Table by table, so that a difference can be read.
        #expect(first.keys.sorted() == second.keys.sorted())
        for (table, rows) in first {
            let isSame = rows == second[table]
            #expect(isSame, "\(table)")
        }
    }

    @Test func `Another seed gives another club`() async throws {
        let first = try await Self.rows(.sqlite, seed: 7)
        let second = try await Self.rows(.sqlite, seed: 8)

        #expect(first["people"] != second["people"])
        #expect(first["deals"] != second["deals"])
    }

    @Test(arguments: TestEngine.allCases)
    func `The demo club has its 200 members in six branches, in many trades`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: Schema.migrations) { database in
            try await database.write { db in try DemoClub.create(DemoPlan(now: Self.now), in: db) }

            try await database.read { db in
                let sizes = try db.rows(
                    """
                    SELECT b.name, COUNT(*) AS size FROM memberships m JOIN branches b ON b.id = m.branch_id
                    WHERE m.status = 'active' GROUP BY b.name, b.position ORDER BY b.position
                    """
                )
                #expect(try sizes.map { try $0.get("size", as: Int.self) } == [91, 33, 22, 22, 18, 14])
                #expect(try sizes.first?.get("name", as: String.self) == "Casablanca")
                let divisions = try db.value("SELECT COUNT(DISTINCT nma_division) FROM companies", as: Int.self)
                #expect((divisions ?? 0) >= 38)
                let foreign = try db.value("SELECT COUNT(*) FROM people WHERE email NOT LIKE '%.example'", as: Int.self)
                #expect(foreign == 0)
                let future = try db.value("SELECT COUNT(*) FROM referrals WHERE moved_at > \(Self.now)", as: Int.self)
                #expect(future == 0)
                let terms = try db.value("SELECT COUNT(*) FROM search_terms", as: Int.self)
                #expect((terms ?? 0) > 2_000)
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The demo club shows a ring that waits, a ring that stands, and a deal that came of an opportunity`(
        engine: TestEngine
    ) async throws {
        try await withDatabase(engine, migrations: Schema.migrations) { database in
            try await database.write { db in try DemoClub.create(DemoPlan(now: Self.now), in: db) }

            try await database.read { db in
                let states = try db.rows("SELECT state, size FROM rings ORDER BY state")
                #expect(try states.map { try $0.get("state", as: Ring.State.self) } == [.open, .standing])
                #expect(try states.allSatisfy { (3...5).contains(try $0.get("size", as: Int.self)) })
                let waiting = try db.value(
                    """
                    SELECT COUNT(*) FROM ring_places p JOIN rings r ON r.id = p.ring_id
                    WHERE r.state = 'open' AND p.answer = 'waiting' AND r.expires_at > \(Self.now)
                    """, as: Int.self)
                #expect(waiting == 1, "the visitor's own word is the last")
                let origins = try db.value(
                    "SELECT COUNT(*) FROM deals WHERE opportunity_id IS NOT NULL AND confirmed_at IS NOT NULL",
                    as: Int.self)
                #expect(origins == 1)
                let broken = try (Invariant.dealings + Invariant.opportunities).filter { try $0.broken(in: db) > 0 }
                #expect(broken.map(\.name) == [])
            }
        }
    }

    @Test func `Every ICE of the demo club has a right key and every telephone can be read`() throws {
        for number in [0, 1, 199, 12_345] {
            #expect(try ICE(parsing: DemoCast.ice(number)).digits == DemoCast.ice(number))
            #expect(try PhoneNumber(parsing: DemoCast.phone(number)).e164 == DemoCast.phone(number))
        }
    }

    @Test func `The tables of words are whole`() throws {
        let vocabulary = DemoVocabulary()

        #expect(vocabulary.trades.count >= 40)
        #expect(vocabulary.trades.allSatisfy { NMA.division($0.division) != nil })
        for language in Language.allCases {
            #expect(vocabulary.trades.allSatisfy { !$0.asks[language].isEmpty && !$0.offers[language].isEmpty })
        }
        #expect(min(vocabulary.his.count, vocabulary.her.count, vocabulary.families.count) >= 20)
        #expect(min(vocabulary.thanks.count, vocabulary.notes.count, vocabulary.stepNotes.count) >= 4)
    }

    @Test func `The sizes of branches add up whatever the number of members`() {
        for members in [20, 37, 199, 200, 10_000] {
            let sizes = DemoPlan(members: members, now: Self.now).sizes

            #expect(sizes.reduce(0, +) == members)
            #expect(sizes.count == 6)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A demo club only goes into an empty database`(engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            try await ClubBuilder(house: club.house).found()

            await #expect(throws: DemoClub.Failure.notEmpty) {
                try await club.house.database.write { db in try DemoClub.create(DemoPlan(now: Self.now), in: db) }
            }
        }
    }
}
