import Persistence

/// What a member's exchanges of a year count for by the formula, and the deals it is made of: their own only. Weighted
/// sums of a branch or the club are shown nowhere, for beside the plain sums they would tell the difference.
struct Why: Sendable {
    var side: Referral.Side
    var year: Int
    /// The newest first.
    var deals: [CountedDeal]
    var parties: [ID<Membership>: Party]
    /// Of one's own that wait for the other side.
    var unconfirmed = 0

    var counted: Int64 { deals.countedMinor }

    static func own(
        _ side: Referral.Side, _ seat: ID<Membership>, _ person: ID<Person>, year: Int, in db: any Connection
    ) throws -> Why {
        let deals = try WhyRepository.deals(year: year, of: person, in: db)
            .filter { (side == .giver ? $0.giver : $0.receiver) == seat }
        return Why(
            side: side, year: year, deals: deals.reversed(),
            parties: try WhyRepository.parties(Set(deals.map { side == .giver ? $0.receiver : $0.giver }), in: db),
            unconfirmed: try WhyRepository.unconfirmed(seat, side, year: year, in: db)
        )
    }
}
