/// Chooses disjoint sets of the greatest worth: prices first, then exchanges of one set against several, then branch
/// and bound on what the prices leave open. The bound proved tells what may have been missed.
struct RingPacking {
    private(set) var chosen: [Int]
    private(set) var value: Double
    private(set) var bound: Double

    /// Branches looked at before the best choice so far is taken.
    static let mostBranches = 200_000

    /// - Parameters:
    ///   - members: how many members there are; sets name them by smaller numbers.
    ///   - sets: the members of each set, each at most once.
    ///   - values: the worth of each set, above 0.
    init(members: Int, sets: [[Int32]], values: [Double]) {
        let dual = DualBound(members: members, sets: sets, values: values)
        chosen = dual.chosen
        value = dual.value
        bound = dual.bound
        if value < bound - 1e-9 { search(members, sets, values, dual) }
        chosen.sort()
        bound = max(bound, value)
    }

    private mutating func search(_ members: Int, _ sets: [[Int32]], _ values: [Double], _ dual: DualBound) {
        improve(members, sets, values)
        // A set whose presence lowers the bound below what is reached already is in no better choice.
        var reduced = values
        for (number, set) in sets.enumerated() { for member in set { reduced[number] -= dual.prices[Int(member)] } }
        let open = sets.indices.filter { dual.bound + min(0, reduced[$0]) > value + 1e-9 }
        var search = PackingSearch(
            members: members, sets: open.map { sets[$0] }, values: open.map { values[$0] }, prices: dual.prices,
            best: value, mostBranches: Self.mostBranches)
        let isComplete = search.run()
        if !search.chosen.isEmpty {
            chosen = search.chosen.map { open[$0] }
            value = search.best
        }
        if isComplete { bound = value }
    }

    /// Exchanges: puts one set in and takes out those it meets, then fills up, while the worth grows.
    private mutating func improve(_ members: Int, _ sets: [[Int32]], _ values: [Double]) {
        var holder = [Int](repeating: -1, count: members)
        for number in chosen { for member in sets[number] { holder[Int(member)] = number } }
        var setsOf = [[Int]](repeating: [], count: members)
        for (number, set) in sets.enumerated() { for member in set { setsOf[Int(member)].append(number) } }
        for member in setsOf.indices {
            setsOf[member].sort { values[$0] != values[$1] ? values[$0] > values[$1] : $0 < $1 }
        }
        var isBetter = true
        var rounds = 0
        while isBetter, rounds < 20 {
            isBetter = false
            rounds += 1
            for number in sets.indices where !sets[number].contains(where: { holder[Int($0)] == number }) {
                let met = Set(sets[number].compactMap { holder[Int($0)] >= 0 ? holder[Int($0)] : nil })
                guard met.count <= 2 else { continue }
                let before = holder
                for other in met { for member in sets[other] { holder[Int(member)] = -1 } }
                for member in sets[number] { holder[Int(member)] = number }
                var change = values[number] - met.reduce(0) { $0 + values[$1] }
                for other in met.sorted() {
                    for member in sets[other] where holder[Int(member)] < 0 {
                        let filler = setsOf[Int(member)].prefix(40)
                            .first { set in sets[set].allSatisfy { holder[Int($0)] < 0 } }
                        guard let filler else { continue }
                        for place in sets[filler] { holder[Int(place)] = filler }
                        change += values[filler]
                    }
                }
                if change > 1e-9 {
                    isBetter = true
                    value += change
                } else {
                    holder = before
                }
            }
        }
        chosen = Array(Set(holder.filter { $0 >= 0 })).sorted()
        value = chosen.reduce(0) { $0 + values[$1] }
    }
}
