/// The choice among sets of one part: see ``RingPacking``.
struct PartPacking {
    private(set) var chosen: [Int]
    private(set) var value: Double
    private(set) var bound: Double

    init(members: Int, sets: [[Int32]], values: [Double], effort: Int) {
        let dual = DualBound(members: members, sets: sets, values: values)
        chosen = dual.chosen
        value = dual.value
        bound = dual.bound
        if value < bound - 1e-9 { search(members, sets, values, dual, effort) }
        bound = max(bound, value)
    }

    private mutating func search(
        _ members: Int, _ sets: [[Int32]], _ values: [Double], _ dual: DualBound, _ effort: Int
    ) {
        var exchange = SetExchange(members: members, sets: sets, values: values, chosen: chosen)
        exchange.improve()
        chosen = exchange.chosen
        value = chosen.reduce(0) { $0 + values[$1] }
        // A set whose presence lowers the bound below what is reached already is in no better choice.
        var reduced = values
        for (number, set) in sets.enumerated() { for member in set { reduced[number] -= dual.prices[Int(member)] } }
        let open = sets.indices.filter { dual.bound + min(0, reduced[$0]) > value + 1e-9 }
        var search = PackingSearch(
            members: members, sets: open.map { sets[$0] }, values: open.map { values[$0] }, prices: dual.prices,
            best: value, effort: effort)
        let isComplete = search.run()
        if !search.chosen.isEmpty {
            chosen = search.chosen.map { open[$0] }
            value = search.best
        }
        if isComplete { bound = value }
    }
}
