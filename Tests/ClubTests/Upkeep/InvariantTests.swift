import Chronology
import Persistence
import TestSupport
import Testing

@testable import Club

@Suite struct InvariantTests {
    private func withDemo(_ engine: TestEngine, _ body: (any Database) async throws -> Void) async throws {
        try await withDatabase(engine, migrations: Schema.migrations) { database in
            let plan = DemoPlan(seed: 3, members: 25, referrals: 120, now: ClubHarness.start)
            _ = try await database.write { db in try DemoClub.create(plan, in: db) }
            try await body(database)
        }
    }

    private func broken(_ database: any Database) async throws -> Set<String> {
        try await database.read { db in
            Set(try Invariant.all.filter { try $0.broken(in: db) > 0 }.map(\.name))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The demo club keeps every rule, and so does an empty one`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: Schema.migrations) { database in
            let found = try await broken(database)
            #expect(found.isEmpty)
        }
        try await withDemo(engine) { database in
            let found = try await broken(database)
            #expect(found.isEmpty)
        }
    }

    /// What no constraint of the schema forbids, and the rule that notices.
    private static let damages: [(rule: String, sql: SQL)] = [
        ("stage-of-history", "DELETE FROM referral_steps WHERE id = (SELECT max(id) FROM referral_steps)"),
        ("steps-forward", "UPDATE referral_steps SET stage = 'won' WHERE stage = 'acknowledged'"),
        (
            "receiver-of-history",
            """
            UPDATE referral_handovers SET to_id = (SELECT r.giver_id FROM referrals r WHERE r.id = referral_id)
            """
        ),
        ("handed-in-line", "UPDATE referral_handovers SET turn = turn + 1"),
        ("past-steps-before", "UPDATE referral_past_steps SET moved_at = moved_at + 99999999999"),
        ("message-by-side", "UPDATE referral_messages SET author_id = (SELECT max(id) FROM memberships)"),
        ("asleep-after-reminders", "UPDATE referrals SET reminded = 3 WHERE dormant_at IS NOT NULL"),
        ("declined-before-call", "UPDATE referral_declines SET declined_at = 1"),
        ("closed-after-given", "UPDATE referrals SET given_at = moved_at + 1 WHERE stage = 'won'"),
        ("confirmed-after-declared", "UPDATE deals SET confirmed_at = declared_at - 1"),
        ("thanks-for-deal", "UPDATE thanks SET sentence = ''"),
        ("search-active", "DELETE FROM search_terms"),
        ("search-audience", "UPDATE profile_audiences SET activity = 4"),
        ("sort-name", "UPDATE memberships SET sort_name = ''"),
        ("letter-found", "UPDATE commendations SET is_listed = 1, claimed_at = NULL"),
        ("one-key", "UPDATE club_keys SET is_current = NULL, retired_at = 1"),
        ("one-club", "DELETE FROM clubs"),
        ("table-places", "UPDATE seating_guests SET rounds = 0"),
        ("table-sizes", "UPDATE seatings SET seat_count = 1"),
        ("table-acquaintance", "UPDATE seating_guests SET kind = 'substitute' WHERE kind = 'member'"),
        ("table-rounds", "UPDATE seatings SET state = 'draft'"),
        ("table-visitors", "UPDATE seating_guests SET label = 'x' WHERE visitor_id IS NOT NULL"),
        ("table-meetings", "UPDATE meetings SET state = 'draft', published_at = NULL"),
        ("opportunity-history", "UPDATE opportunity_steps SET step = 'closed' WHERE step = 'published'"),
        (
            "opportunity-other",
            "UPDATE opportunity_answers SET answerer_id = (SELECT author_id FROM opportunities o WHERE o.id = opportunity_id) WHERE id IN (SELECT max(id) FROM opportunity_answers GROUP BY opportunity_id)"
        ),
        ("opportunity-ended", "UPDATE opportunity_answers SET state = 'sent' WHERE state = 'declined'"),
        ("opportunity-sides", "DELETE FROM opportunity_messages"),
        ("opportunity-terms", "DELETE FROM opportunity_terms"),
        ("visitor-visits", "UPDATE visitor_contacts SET visits = 2"),
        ("visitor-lines", "DELETE FROM visitor_steps"),
        (
            "visitor-erased",
            "UPDATE visitors SET erased_at = 1, given_name = '', family_name = '', company = '', trade = '', phone = NULL, email = NULL"
        ),
        ("arrivals", "UPDATE registrations SET answer = 'declined' WHERE answer = 'coming'"),
        (
            "opportunity-erased",
            "UPDATE people SET email = NULL, phone = NULL, given_name = '', family_name = '', erased_at = 1 WHERE id IN (SELECT m.person_id FROM memberships m JOIN opportunities o ON o.author_id = m.id)"
        ),
    ]

    @Test(arguments: TestEngine.allCases)
    func `A broken rule is named`(engine: TestEngine) async throws {
        try await withDemo(engine) { database in
            for damage in Self.damages {
                let found = await #expect(throws: Found.self) {
                    try await database.write { db in
                        _ = try db.execute(damage.sql)
                        throw Found(names: Set(try Invariant.all.filter { try $0.broken(in: db) > 0 }.map(\.name)))
                    }
                }
                #expect(found?.names.contains(damage.rule) == true, "\(damage.rule)")
            }
        }
    }

    /// Takes what was found out of a transaction that is undone.
    private struct Found: Error {
        let names: Set<String>
    }

    @Test(arguments: TestEngine.allCases)
    func `Branches that go round in a circle are no tree`(engine: TestEngine) async throws {
        try await withDatabase(engine, migrations: Schema.migrations) { database in
            try await database.write { db in
                try db.insert(
                    into: "branches", columns: ["id", "name", "folded_name", "created_at"],
                    rows: [[1, "A", "a", 0], [2, "B", "b", 0], [3, "C", "c", 0]])
                _ = try db.execute("UPDATE branches SET parent_id = 5 - id WHERE id > 1")
                _ = try db.execute(
                    """
                    INSERT INTO clubs (id, name, city, language, currency, created_at)
                    VALUES (1, 'Club', 'Rabat', 'fr', 'MAD', 0)
                    """
                )
            }

            let found = try await broken(database)

            #expect(found == ["branch-tree"])
        }
    }
}
