import Matching

/// Every ring a small club could form, found without any pruning: the measure of what the quick search finds.
public struct ExactRings {
    /// The members of each ring, as a set of bits; of rings of the same members the one worth most.
    public private(set) var sets: [UInt64] = []
    /// What each is worth.
    public private(set) var values: [Double] = []

    /// Looks at every path of three to five members of a club of at most 64.
    ///
    /// - Parameters:
    ///   - count: how many members there are.
    ///   - supply: how well the second member supplies the first, from 0 to 1; 0 for not at all.
    public init(members count: Int, supply: (Int, Int) -> Double) {
        precondition(count <= 64)
        let supplies = (0..<count).map { one in (0..<count).map { one == $0 ? 0 : supply(one, $0) } }
        let next = supplies.map { row in row.indices.filter { row[$0] > 0 } }
        var best: [UInt64: Double] = [:]
        func walk(_ path: [Int], _ found: [Double]) {
            guard let last = path.last else { return }
            for member in next[last] {
                if member == path[0], RingValue.sizes.contains(path.count) {
                    let set = path.reduce(UInt64(0)) { $0 | 1 << UInt64($1) }
                    best[set] = max(best[set] ?? 0, RingValue.of(found + [supplies[last][member]]))
                } else if member > path[0], path.count < RingValue.sizes.upperBound, !path.contains(member) {
                    walk(path + [member], found + [supplies[last][member]])
                }
            }
        }
        for start in 0..<count { walk([start], []) }
        for set in best.keys.sorted() {
            sets.append(set)
            values.append(best[set] ?? 0)
        }
    }
}
