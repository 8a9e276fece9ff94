/// Chooses disjoint sets of the greatest worth: prices first, then exchanges of one set against several, then branch
/// and bound on what the prices leave open, for each part of the club that no set joins to another. The bound proved
/// tells what may have been missed.
struct RingPacking {
    private(set) var chosen: [Int] = []
    private(set) var value = 0.0
    private(set) var bound = 0.0

    /// How many sets branch and bound looks at, over all branches, before it takes the best choice so far: some tenths
    /// of a second.
    static let effort = 1_500_000

    /// - Parameters:
    ///   - members: how many members there are; sets name them by smaller numbers.
    ///   - sets: the members of each set, each at most once.
    ///   - values: the worth of each set, above 0.
    init(members: Int, sets: [[Int32]], values: [Double]) {
        for part in SetParts.of(members: members, sets: sets) {
            let effort = Self.effort * part.sets.count / max(1, sets.count)
            let best = PartPacking(
                members: part.members, sets: part.sets, values: part.numbers.map { values[$0] },
                effort: max(50_000, effort))
            chosen += best.chosen.map { part.numbers[$0] }
            bound += best.bound
        }
        chosen.sort()
        value = chosen.reduce(0) { $0 + values[$1] }
        bound = max(bound, value)
    }
}
