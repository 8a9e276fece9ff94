/// An upper bound of a set packing, by Lagrange multipliers of "each member once" and the subgradient method
/// (Held, Wolfe and Crowder 1974). It tends to the bound of the linear relaxation; the prices found also tell which
/// sets are worth choosing.
struct DualBound {
    /// What it costs to use each member.
    private(set) var prices: [Double]
    private(set) var bound: Double
    /// The best choice met on the way.
    private(set) var chosen: [Int] = []
    private(set) var value = 0.0

    /// - Parameters:
    ///   - sets: the members of each set, as numbers below `members`.
    ///   - values: the worth of each set, above 0.
    init(members: Int, sets: [[Int32]], values: [Double], rounds: Int = 150) {
        prices = [Double](repeating: 0, count: members)
        bound = .infinity
        var current = prices
        var uses = [Double](repeating: 0, count: members)
        var reduced = values
        var scale = 1.0
        var sinceBetter = 0
        // Begin with each set's worth shared among its members.
        for (set, value) in zip(sets, values) {
            let share = value / Double(set.count)
            for member in set { current[Int(member)] = max(current[Int(member)], share) }
        }
        for round in 0..<rounds {
            for member in uses.indices { uses[member] = 0 }
            var total = current.reduce(0, +)
            for (number, set) in sets.enumerated() {
                var left = values[number]
                for member in set { left -= current[Int(member)] }
                reduced[number] = left
                guard left > 0 else { continue }
                total += left
                for member in set { uses[Int(member)] += 1 }
            }
            if total < bound - 1e-9 {
                if total < bound * 0.9999 { sinceBetter = 0 }
                bound = total
                prices = current
            } else {
                sinceBetter += 1
            }
            if round % 10 == 0 || round == rounds - 1 { choose(members, sets, values, by: reduced) }
            if value >= bound - 1e-9 { break }
            if sinceBetter >= 8 { (scale, sinceBetter) = (scale / 2, 0) }
            var norm = 0.0
            for member in uses.indices {
                let slope = 1 - uses[member]
                if slope < 0 || current[member] > 0 { norm += slope * slope }
            }
            guard norm > 0, scale > 0.001 else { break }
            let step = scale * max(total - value, 1e-6) / norm
            for member in uses.indices { current[member] = max(0, current[member] - step * (1 - uses[member])) }
        }
    }

    /// Takes sets in the order of what is left of their worth; keeps the choice when it is the best so far.
    private mutating func choose(_ members: Int, _ sets: [[Int32]], _ values: [Double], by reduced: [Double]) {
        let order = sets.indices.sorted { reduced[$0] != reduced[$1] ? reduced[$0] > reduced[$1] : $0 < $1 }
        var isUsed = [Bool](repeating: false, count: members)
        var taken: [Int] = []
        var sum = 0.0
        for number in order where !sets[number].contains(where: { isUsed[Int($0)] }) {
            for member in sets[number] { isUsed[Int(member)] = true }
            taken.append(number)
            sum += values[number]
        }
        if sum > value { (value, chosen) = (sum, taken) }
    }
}
