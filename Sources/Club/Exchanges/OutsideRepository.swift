import Chronology
import Persistence

/// A seat's own notes of what came from outside the club. Nobody else reads them.
enum OutsideRepository {
    /// The newest this many are listed.
    static let shown = 200

    private static let columns: SQL = """
        id, source_name, source_company, prospect_name, prospect_phone, prospect_email, need, received_on, stage,
        lost_reason, amount_minor, currency, moved_at
        """

    static func all(_ seat: ID<Membership>, in db: any Connection) throws -> [OutsideReferral] {
        try db.rows(
            """
            SELECT \(columns) FROM outside_referrals WHERE receiver_id = \(seat)
            ORDER BY received_on DESC, id DESC LIMIT \(rows: shown)
            """
        ).map { try OutsideReferral($0) }
    }

    static func one(
        _ id: ID<OutsideReferral>, of seat: ID<Membership>, in db: any Connection
    ) throws -> OutsideReferral? {
        try db.first("SELECT \(columns) FROM outside_referrals WHERE id = \(id) AND receiver_id = \(seat)")
            .map { try OutsideReferral($0) }
    }

    /// - Returns: whether it is the seat's: noted now, or by the same form before.
    static func note(
        _ new: OutsideReferral.New, by seat: ID<Membership>, at now: Instant, in db: any Connection
    ) throws -> Bool {
        let added = try db.execute(
            """
            INSERT INTO outside_referrals (id, receiver_id, source_name, source_company, prospect_name, prospect_phone,
                                           prospect_email, need, received_on, stage, noted_at, moved_at)
            VALUES (\(new.id), \(seat), \(new.source.name), \(new.source.company), \(new.prospect.name),
                    \(new.prospect.phone), \(new.prospect.email), \(new.need), \(new.receivedOn.isoText),
                    'acknowledged', \(now), \(now))
            ON CONFLICT DO NOTHING
            """
        )
        if added == 1 { return true }
        return try db.value("SELECT receiver_id FROM outside_referrals WHERE id = \(new.id)") == seat
    }

    static func move(
        _ id: ID<OutsideReferral>, _ move: Referral.Move, by seat: ID<Membership>, at now: Instant,
        in db: any Connection
    ) throws -> ReferralRepository.MoveOutcome {
        var amount: Money?
        if case .win(let signed) = move { amount = signed.amount }
        let changed = try db.execute(
            """
            UPDATE outside_referrals
            SET stage = \(move.step), lost_reason = \(move.lostReason), amount_minor = \(amount?.minorUnits),
                currency = \(amount?.currency), moved_at = \(now)
            WHERE id = \(id) AND receiver_id = \(seat) AND stage IN \(list: move.step.origins)
            """
        )
        if changed == 1 { return .done }
        let stage: Referral.Step? = try db.value(
            "SELECT stage FROM outside_referrals WHERE id = \(id) AND receiver_id = \(seat)")
        guard let stage else { return .notFound }
        return stage == move.step ? .alreadyDone : .outrun
    }
}
