import Chronology
import Persistence

extension ReferralRepository {
    /// Thanks the giver for a deal, once for each.
    ///
    /// - Parameter deal: which of several; nil for the first that stands.
    static func thank(
        _ id: ID<Referral>,
        of deal: ID<Deal>? = nil,
        _ sentence: String,
        by receiver: ID<Membership>,
        thanks: ID<Thanks>,
        at now: Instant,
        in db: any Connection
    ) throws -> MoveOutcome {
        try act(id, deal, .receiver, receiver, in: db) { deal in
            try DealRepository.thank(deal, sentence, by: receiver, thanks: thanks, at: now, in: db)
        }
    }

    /// The giver confirms a deal the receiver declared; from then on it counts.
    ///
    /// - Parameters:
    ///   - deal: which of several; nil for the first that stands.
    ///   - version: the terms that were read; nil confirms those that hold.
    static func confirm(
        _ id: ID<Referral>,
        of deal: ID<Deal>? = nil,
        version: Int? = nil,
        by giver: ID<Membership>,
        at now: Instant,
        in db: any Connection
    ) throws -> MoveOutcome {
        try act(id, deal, .giver, giver, in: db) { deal in
            try DealRepository.confirm(deal, version: version, by: giver, at: now, in: db)
        }
    }

    private static func act(
        _ id: ID<Referral>, _ deal: ID<Deal>?, _ side: Referral.Side, _ seat: ID<Membership>,
        in db: any Connection, _ write: (ID<Deal>) throws -> DealRepository.Outcome
    ) throws -> MoveOutcome {
        let wanted: SQL = deal.map { "d.id = \($0)" } ?? "d.closed_at IS NULL"
        let row = try db.first(
            """
            SELECT (SELECT MIN(d.id) FROM deals d WHERE d.referral_id = r.id AND \(wanted)) AS deal_id
            FROM referrals r WHERE r.id = \(id) AND r.\(column(side)) = \(seat)
            """
        )
        guard let row else { return .notFound }
        guard let meant: ID<Deal> = try row.get("deal_id") else { return deal == nil ? .outrun : .notFound }
        return switch try write(meant) {
        case .done: .done
        case .alreadyDone: .alreadyDone
        case .outrun: .outrun
        case .notFound: .notFound
        }
    }
}
