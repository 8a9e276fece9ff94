import Chronology
import Persistence

extension ReferralRepository {
    /// Thanks the giver for the deal, once.
    static func thank(
        _ id: ID<Referral>,
        _ sentence: String,
        by receiver: ID<Membership>,
        thanks: ID<Thanks>,
        at now: Instant,
        in db: any Connection
    ) throws -> MoveOutcome {
        let row = try db.first(
            """
            SELECT d.id FROM referrals r LEFT JOIN deals d ON d.referral_id = r.id
            WHERE r.id = \(id) AND r.receiver_id = \(receiver)
            """
        )
        guard let row else { return .notFound }
        guard let deal: ID<Deal> = try row.get("id") else { return .outrun }
        let added = try db.execute(
            """
            INSERT INTO thanks (id, deal_id, sentence, thanked_at) VALUES (\(thanks), \(deal), \(sentence), \(now))
            ON CONFLICT (deal_id) DO NOTHING
            """
        )
        return added == 1 ? .done : .alreadyDone
    }

    /// The giver confirms the deal the receiver declared; from then on it counts.
    static func confirm(
        _ id: ID<Referral>, by giver: ID<Membership>, at now: Instant, in db: any Connection
    ) throws -> MoveOutcome {
        let changed = try db.execute(
            """
            UPDATE deals SET confirmed_at = \(now)
            WHERE referral_id = \(id) AND confirmed_at IS NULL
              AND EXISTS (SELECT 1 FROM referrals r WHERE r.id = \(id) AND r.giver_id = \(giver))
            """
        )
        if changed == 1 { return .done }
        let row = try db.first(
            """
            SELECT d.confirmed_at FROM referrals r LEFT JOIN deals d ON d.referral_id = r.id
            WHERE r.id = \(id) AND r.giver_id = \(giver)
            """
        )
        guard let row else { return .notFound }
        return try row.get("confirmed_at", as: Instant?.self) == nil ? .outrun : .alreadyDone
    }
}
