/// What may be said of how much a group buys, so that nobody reads a part off it.
///
/// The exact total is said only when at least five companies stand behind it, as with every total of the club; fewer,
/// and whoever takes their own part from it would know, of two, the other's. Then it is said between which two rungs
/// of the ladder 1, 2, 5, 10, 20, 50 … it lies. The ladder does not depend on any offer: were it made of the tiers of
/// offers, an organiser could find a part out by noting offers with tiers ever closer. The total is counted once, when
/// joining ends, and does not move when someone leaves, or the difference of two totals would be a part.
enum GroupQuantity: Hashable, Sendable {
    case exact(Int64)
    /// At least `floor` and less than `below`, in hundredths of the unit.
    case between(floor: Int64, below: Int64)

    init(total: Int64, companies: Int) {
        guard companies < Amounts.fewestCompanies else {
            self = .exact(total)
            return
        }
        self = Self.band(of: total)
    }

    /// The same for those who only need the order of size: who may offer.
    var band: GroupQuantity {
        if case .exact(let total) = self { Self.band(of: total) } else { self }
    }

    /// The quantity the group surely reaches: what tiers are told by.
    var sure: Int64 {
        switch self {
        case .exact(let total): total
        case .between(let floor, _): floor
        }
    }

    private static func band(of total: Int64) -> GroupQuantity {
        var floor: Int64 = 0
        var power: Int64 = 1
        while true {
            for step: Int64 in [1, 2, 5] {
                let (rung, overflows) = power.multipliedReportingOverflow(by: step)
                if overflows { return .between(floor: floor, below: .max) }
                if rung > total { return .between(floor: floor, below: rung) }
                floor = rung
            }
            let (next, overflows) = power.multipliedReportingOverflow(by: 10)
            if overflows { return .between(floor: floor, below: .max) }
            power = next
        }
    }
}
