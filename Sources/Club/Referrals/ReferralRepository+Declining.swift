import Chronology
import Persistence

extension ReferralRepository {
    /// Declines a referral whose contact was not called yet: it is lost, with this reason.
    static func decline(
        _ id: ID<Referral>, _ decline: Decline, by receiver: ID<Membership>, step: ID<ReferralStep>, at now: Instant,
        in db: any Connection
    ) throws -> MoveOutcome {
        let changed = try db.execute(
            """
            UPDATE referrals
            SET stage = 'lost', lost_reason = \(decline.reason.lost), moved_at = \(now), closed_at = \(now),
                acknowledged_at = COALESCE(acknowledged_at, \(now)), dormant_at = NULL
            WHERE id = \(id) AND receiver_id = \(receiver) AND stage IN \(list: origins(decline))
            """
        )
        guard changed == 1 else {
            let row = try db.first(
                """
                SELECT d.declined_at FROM referrals r LEFT JOIN referral_declines d ON d.referral_id = r.id
                WHERE r.id = \(id) AND r.receiver_id = \(receiver)
                """
            )
            guard let row else { return .notFound }
            return try row.get("declined_at", as: Int64?.self) == nil ? .outrun : .alreadyDone
        }
        try db.execute(
            """
            INSERT INTO referral_steps (id, referral_id, receiver_id, moved_by_id, stage, moved_at)
            VALUES (\(step), \(id), \(receiver), \(receiver), 'lost', \(now))
            """
        )
        try db.execute(
            """
            INSERT INTO referral_declines (referral_id, receiver_id, reason, note, declined_at)
            VALUES (\(id), \(receiver), \(decline.reason), \(decline.note), \(now))
            """
        )
        return .done
    }

    /// Who left can no longer go on, however far it had come.
    private static func origins(_ decline: Decline) -> [Referral.Stage] {
        decline.reason == .leftClub ? Referral.Stage.open : Referral.Stage.declinable
    }
}
