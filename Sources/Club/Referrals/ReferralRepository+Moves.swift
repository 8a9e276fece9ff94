import Chronology
import Persistence

extension ReferralRepository {
    /// What became of a move. The first two look alike to the one who asked: the thing is as wished.
    enum MoveOutcome: Hashable, Sendable {
        case done
        /// It was so already: the same request came twice.
        case alreadyDone
        /// It is the seat's own, but no longer where the move applies.
        case outrun
        /// It may be asked again after some days; the page says when.
        case tooSoon
        /// Not the seat's, or not that side's to do.
        case notFound

        /// - Throws: `Refusal` when the move did not take place.
        func settle() throws {
            switch self {
            case .done, .alreadyDone, .tooSoon: return
            case .outrun: throw Refusal.conflict("referrals.conflict")
            case .notFound: throw Refusal.notFound
            }
        }
    }

    /// Takes a step. One write whose condition holds the whole rule, so of two at once one wins.
    static func move(
        _ id: ID<Referral>,
        _ move: Referral.Move,
        by receiver: ID<Membership>,
        step: ID<ReferralStep>,
        deal: ID<Deal>,
        at now: Instant,
        in db: any Connection
    ) throws -> MoveOutcome {
        let target = move.step
        let changed = try db.execute(
            """
            UPDATE referrals
            SET stage = \(target), acknowledged_at = COALESCE(acknowledged_at, \(now)), moved_at = \(now),
                closed_at = \(target.stage.isOpen ? nil : now), lost_reason = \(move.lostReason),
                reminded = 0, dormant_at = NULL
            WHERE id = \(id) AND receiver_id = \(receiver) AND stage IN \(list: target.origins)
            """
        )
        guard changed == 1 else { return try missed(id, wished: target.stage, .receiver, receiver, in: db) }
        try db.execute(
            """
            INSERT INTO referral_steps (id, referral_id, receiver_id, moved_by_id, stage, moved_at)
            VALUES (\(step), \(id), \(receiver), \(receiver), \(target), \(now))
            """
        )
        if case .win(let signed) = move {
            try DealRepository.declareWon(deal, id, signed, by: receiver, at: now, in: db)
        }
        return .done
    }

    /// Takes the referral back, while nobody has acknowledged it.
    static func withdraw(
        _ id: ID<Referral>, by giver: ID<Membership>, at now: Instant, in db: any Connection
    ) throws -> MoveOutcome {
        let changed = try db.execute(
            """
            UPDATE referrals SET stage = 'withdrawn', closed_at = \(now), moved_at = \(now), dormant_at = NULL
            WHERE id = \(id) AND giver_id = \(giver) AND stage = 'sent'
            """
        )
        return changed == 1 ? .done : try missed(id, wished: .withdrawn, .giver, giver, in: db)
    }

    /// Asks the receiver for news, once a week.
    static func nudge(
        _ id: ID<Referral>, by giver: ID<Membership>, at now: Instant, in db: any Connection
    ) throws -> MoveOutcome {
        let before = now - Referral.nudgeInterval
        let changed = try db.execute(
            """
            UPDATE referrals SET nudged_at = \(now)
            WHERE id = \(id) AND giver_id = \(giver) AND stage IN \(list: Referral.Stage.open)
              AND (nudged_at IS NULL OR nudged_at <= \(before))
            """
        )
        if changed == 1 { return .done }
        let row = try db.first("SELECT stage, nudged_at FROM referrals WHERE id = \(id) AND giver_id = \(giver)")
        guard let row else { return .notFound }
        // A tap repeated within the minute is the same tap; a new one within the week is not.
        let nudgedAt: Instant? = try row.get("nudged_at")
        let isRepeat = nudgedAt.map { $0 > now - .seconds(60) } ?? false
        if isRepeat { return .alreadyDone }
        return try row.get("stage", as: Referral.Stage.self).isOpen ? .tooSoon : .outrun
    }

    static func missed(
        _ id: ID<Referral>,
        wished: Referral.Stage,
        _ side: Referral.Side,
        _ seat: ID<Membership>,
        in db: any Connection
    ) throws -> MoveOutcome {
        let stage: Referral.Stage? = try db.value(
            "SELECT stage FROM referrals WHERE id = \(id) AND \(column(side)) = \(seat)"
        )
        guard let stage else { return .notFound }
        return stage == wished ? .alreadyDone : .outrun
    }

    static func column(_ side: Referral.Side) -> SQL {
        side == .giver ? "giver_id" : "receiver_id"
    }
}
