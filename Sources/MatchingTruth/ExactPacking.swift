/// The best choice of disjoint sets of at most 64 members, proved: branch and bound on whole sets of bits with prices
/// from a long subgradient search. Slow, sure, and apart from what the product uses.
public struct ExactPacking {
    /// The worth of the best choice.
    public private(set) var best = 0.0
    /// No choice is worth more: ``best`` when it is proved, what the prices show otherwise.
    public private(set) var bound = Double.infinity
    /// How many branches it took.
    public private(set) var branches = 0
    /// Whether the whole tree was looked at; false when it grew beyond the limit, and ``best`` is the best met.
    public private(set) var isProved = true

    private let limit: Int
    private var prices = [Double](repeating: 0, count: 64)

    private struct Item {
        let set: UInt64
        let value: Double
        let rest: Double
    }

    /// Solves it.
    public init(sets: [UInt64], values: [Double], limit: Int = 300_000) {
        self.limit = limit
        findPrices(sets, values)
        var items: [Item] = []
        for (set, value) in zip(sets, values) {
            items.append(Item(set: set, value: value, rest: value - sum(set)))
        }
        items.sort { $0.rest > $1.rest }
        // A first choice, so that branches are left early.
        var used: UInt64 = 0
        for item in items where item.set & used == 0 {
            used |= item.set
            best += item.value
        }
        branch(items, 0)
        if isProved { bound = best }
    }

    private func sum(_ set: UInt64) -> Double {
        var total = 0.0
        var left = set
        while left != 0 {
            total += prices[left.trailingZeroBitCount]
            left &= left - 1
        }
        return total
    }

    private mutating func findPrices(_ sets: [UInt64], _ values: [Double]) {
        var lowest = Double.infinity
        var kept = prices
        for (set, value) in zip(sets, values) {
            for member in 0..<64 where set >> UInt64(member) & 1 == 1 {
                prices[member] = max(prices[member], value / Double(set.nonzeroBitCount))
            }
        }
        for round in 1...600 {
            var uses = [Double](repeating: 0, count: 64)
            var total = prices.reduce(0, +)
            for (set, value) in zip(sets, values) {
                let rest = value - sum(set)
                guard rest > 0 else { continue }
                total += rest
                for member in 0..<64 where set >> UInt64(member) & 1 == 1 { uses[member] += 1 }
            }
            if total < lowest { (lowest, kept) = (total, prices) }
            let step = 0.3 / Double(round).squareRoot() / max(1, uses.max() ?? 1)
            for member in 0..<64 { prices[member] = max(0, prices[member] - step * (1 - uses[member])) }
        }
        prices = kept
        bound = lowest
    }

    private mutating func branch(_ items: [Item], _ value: Double) {
        branches += 1
        guard branches <= limit else { return isProved = false }
        guard isProved else { return }
        best = max(best, value)
        var union: UInt64 = 0
        var bound = value
        var counts = [Int](repeating: 0, count: 64)
        for item in items {
            union |= item.set
            bound += max(0, item.rest)
            var left = item.set
            while left != 0 {
                counts[left.trailingZeroBitCount] += 1
                left &= left - 1
            }
        }
        bound += sum(union)
        guard bound > best + 1e-9 else { return }
        var rarest = -1
        for member in 0..<64 where counts[member] > 0 && (rarest < 0 || counts[member] < counts[rarest]) {
            rarest = member
        }
        guard rarest >= 0 else { return }
        let bit = UInt64(1) << UInt64(rarest)
        for item in items where item.set & bit != 0 {
            branch(items.filter { $0.set & item.set == 0 }, value + item.value)
        }
        branch(items.filter { $0.set & bit == 0 }, value)
    }
}
