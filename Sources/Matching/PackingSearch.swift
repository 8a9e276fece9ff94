/// Branch and bound for a set packing: the member with the fewest open sets is decided first, and a branch is left when
/// prices show that it cannot beat the best choice so far.
struct PackingSearch {
    private let sets: [[Int32]]
    private let values: [Double]
    private let prices: [Double]
    private let reduced: [Double]
    /// How many sets may still be looked at, over all branches.
    private var effort: Int
    private var counts: [Int32]
    private var isTaken: [Bool]
    private var path: [Int] = []
    private(set) var chosen: [Int] = []
    private(set) var best: Double

    init(members: Int, sets: [[Int32]], values: [Double], prices: [Double], best: Double, effort: Int) {
        self.sets = sets
        self.values = values
        self.prices = prices
        self.best = best
        self.effort = effort
        var reduced = values
        for (number, set) in sets.enumerated() { for member in set { reduced[number] -= prices[Int(member)] } }
        self.reduced = reduced
        counts = [Int32](repeating: 0, count: members)
        isTaken = [Bool](repeating: false, count: members)
    }

    /// Whether the whole tree was looked at, so that ``best`` is the best possible.
    mutating func run() -> Bool {
        branch(sets.indices.sorted { reduced[$0] != reduced[$1] ? reduced[$0] > reduced[$1] : $0 < $1 }, 0)
    }

    /// Decides among open sets, none of which meets those of the path; the most promising stand first.
    private mutating func branch(_ open: [Int], _ value: Double) -> Bool {
        effort -= open.count + 1
        guard effort > 0 else { return false }
        if value > best + 1e-9 { (best, chosen) = (value, path) }
        guard let next = rarest(open, value) else { return true }
        for number in open where sets[number].contains(next) {
            path.append(number)
            for member in sets[number] { isTaken[Int(member)] = true }
            let left = open.filter { other in !sets[other].contains { isTaken[Int($0)] } }
            for member in sets[number] { isTaken[Int(member)] = false }
            let isComplete = branch(left, value + values[number])
            path.removeLast()
            guard isComplete else { return false }
        }
        return branch(open.filter { !sets[$0].contains(next) }, value)
    }

    /// The member with the fewest open sets; nil when the open sets cannot bring enough: the prices of their members,
    /// and what sets are worth beyond.
    private mutating func rarest(_ open: [Int], _ value: Double) -> Int32? {
        var bound = value
        for number in open {
            bound += max(0, reduced[number])
            for member in sets[number] {
                if counts[Int(member)] == 0 { bound += prices[Int(member)] }
                counts[Int(member)] += 1
            }
        }
        var rarest: Int32?
        for number in open {
            for member in sets[number] {
                if let known = rarest, (counts[Int(known)], known) <= (counts[Int(member)], member) { continue }
                rarest = member
            }
        }
        for number in open { for member in sets[number] { counts[Int(member)] = 0 } }
        return bound > best + 1e-9 ? rarest : nil
    }
}
