import Chronology
import Persistence

/// A deal both sides confirmed, with what it counts by the formula.
struct CountedDeal: Sendable {
    var referral: ID<Referral>
    var giver: ID<Membership>
    var receiver: ID<Membership>
    var giverPerson: ID<Person>
    var receiverPerson: ID<Person>
    var giverCompany: ID<Company>
    var receiverCompany: ID<Company>
    var amountMinor: Int64
    var signedOn: CivilDate
    /// In thousandths; filled by ``weigh(_:)``.
    var share: Int64 = 0

    var thousandths: Int128 { Int128(amountMinor) * Int128(share) }

    /// Whether both sides are one company's.
    var isWithinCompany: Bool { giverCompany == receiverCompany }

    private struct Pair: Hashable {
        var year: Int
        var low: ID<Person>
        var high: ID<Person>
    }

    /// Gives each its share, pair by pair and year by year.
    ///
    /// - Parameter deals: all of every pair in it, in the order signed.
    static func weigh(_ deals: [CountedDeal]) -> [CountedDeal] {
        var result = deals
        var pairs: [Pair: [Int]] = [:]
        for (index, deal) in deals.enumerated() where !deal.isWithinCompany {
            let pair = Pair(
                year: deal.signedOn.year, low: min(deal.giverPerson, deal.receiverPerson),
                high: max(deal.giverPerson, deal.receiverPerson))
            pairs[pair, default: []].append(index)
        }
        for indices in pairs.values {
            let shares = ExchangeFormula.shares(of: indices.map { deals[$0].amountMinor })
            for (index, share) in zip(indices, shares) { result[index].share = share }
        }
        return result
    }
}

extension Sequence<CountedDeal> {
    /// What they count together, rounded down once.
    var countedMinor: Int64 { ExchangeFormula.minorUnits(reduce(0) { $0 + $1.thousandths }) }
}
