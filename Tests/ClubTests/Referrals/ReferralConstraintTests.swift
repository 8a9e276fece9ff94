import Chronology
import Localization
import Persistence
import Testing
import TestSupport

@testable import Club

/// The database itself refuses what the rules forbid, whatever the program says.
@Suite struct ReferralConstraintTests {
    @Test(arguments: TestEngine.allCases)
    func `An outside referral needs the prospect's agreement and name`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)

            await Self.refuses("referrals_prospect_agreed", build, "'outside', 'Nadia', 0, 'sent'")
            await Self.refuses("referrals_prospect_named", build, "'outside', '', 1, 'sent'")
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Nobody gives to themselves, and a stage has its instants`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)

            await Self.refuses("referrals_two_sides", build, "'inside', '', 0, 'sent'", toSelf: true)
            await Self.refuses("referrals_acknowledged", build, "'inside', '', 0, 'contacted'")
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Only the receiver can be the author of a step`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            let id = try await build.referral()
            let (giver, receiver) = (build.giver.membership, build.receiver.membership)

            await #expect(throws: DatabaseError.checkViolation(constraint: "referral_steps_moved_by_receiver")) {
                try await club.house.database.write { db in
                    try db.execute(
                        """
                        INSERT INTO referral_steps (id, referral_id, receiver_id, moved_by_id, stage, moved_at)
                        VALUES (1, \(id), \(receiver), \(giver), 'contacted', 1)
                        """)
                }
            }
            await #expect(throws: DatabaseError.foreignKeyViolation) {
                try await club.house.database.write { db in
                    try db.execute(
                        """
                        INSERT INTO referral_steps (id, referral_id, receiver_id, moved_by_id, stage, moved_at)
                        VALUES (1, \(id), \(giver), \(giver), 'contacted', 1)
                        """)
                }
            }
        }
    }

    @Test(arguments: TestEngine.allCases, [Referral.Stage.sent, .proposal, .lost])
    func `A deal, and so thanks, stands only on a won referral`(
        _ engine: TestEngine, _ stage: Referral.Stage
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            let id = try await build.referral(at: stage)
            let (giver, receiver) = (build.giver.membership, build.receiver.membership)

            await #expect(throws: DatabaseError.foreignKeyViolation) {
                try await club.house.database.write { db in
                    try db.execute(
                        """
                        INSERT INTO deals (id, referral_id, amount_minor, currency, signed_on, declared_at, seller_id,
                                           other_id, stated_by_id, changed_at)
                        VALUES (1, \(id), 100, 'MAD', '2026-11-23', 1, \(receiver), \(giver), \(receiver), 1)
                        """)
                }
            }
            await #expect(throws: DatabaseError.foreignKeyViolation) {
                try await club.house.database.write { db in
                    try db.execute("INSERT INTO thanks (id, deal_id, sentence, thanked_at) VALUES (1, 1, 'Merci', 1)")
                }
            }
        }
    }

    private static func refuses(
        _ constraint: String, _ build: ReferralBuilder, _ values: String, toSelf: Bool = false
    ) async {
        let receiver = toSelf ? build.giver.membership : build.receiver.membership
        let giver = build.giver.membership
        await #expect(throws: DatabaseError.checkViolation(constraint: constraint)) {
            try await build.club.house.database.write { db in
                try db.execute(
                    """
                    INSERT INTO referrals (id, giver_id, receiver_id, given_at, moved_at, kind, prospect_name,
                                           prospect_agreed, stage)
                    VALUES (1, \(giver), \(receiver), 1, 1, \(unsafe: values))
                    """)
            }
        }
    }
}
