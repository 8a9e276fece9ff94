import Persistence

/// Who is in when a purchase closes, and at which price.
///
/// Each member agreed to a price at most. When some have left, the total may reach a lower tier and cost more: whoever
/// did not agree to that is left out, which may lower the total again, until all who remain agree with the price they
/// get. This is the largest group for which that holds.
struct OrderClosing: Hashable, Sendable {
    struct Part: Hashable, Sendable {
        var membership: ID<Membership>
        var quantity: Int64
        /// The most this member pays for a unit.
        var ceilingMinor: Int64
    }

    /// Empty when it came to nothing.
    private(set) var kept: [Part]
    /// What a unit costs those kept.
    private(set) var unitMinor: Int64?

    init(_ confirmed: [Part], _ tiers: PriceTiers) {
        kept = confirmed
        while !kept.isEmpty {
            let total = kept.reduce(0) { PriceTiers.sum($0, $1.quantity) }
            guard let tier = tiers.reached(by: total) else {
                kept = []
                return
            }
            let agreeing = kept.filter { $0.ceilingMinor >= tier.unitMinor }
            if agreeing.count == kept.count {
                unitMinor = tier.unitMinor
                return
            }
            kept = agreeing
        }
    }
}
