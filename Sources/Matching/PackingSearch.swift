/// Branch and bound for a set packing: the member with the fewest open sets is decided first, and a branch is left when
/// prices show that it cannot beat the best choice so far.
struct PackingSearch {
    private let sets: [[Int32]]
    private let values: [Double]
    private let prices: [Double]
    private let setsOf: [[Int]]
    private let reduced: [Double]
    private let mostBranches: Int
    private var isUsed: [Bool]
    private var branches = 0
    private var path: [Int] = []
    private(set) var chosen: [Int] = []
    private(set) var best: Double

    init(
        members: Int, sets: [[Int32]], values: [Double], prices: [Double], best: Double, mostBranches: Int
    ) {
        self.sets = sets
        self.values = values
        self.prices = prices
        self.best = best
        self.mostBranches = mostBranches
        var setsOf = [[Int]](repeating: [], count: members)
        var reduced = values
        for (number, set) in sets.enumerated() {
            for member in set {
                setsOf[Int(member)].append(number)
                reduced[number] -= prices[Int(member)]
            }
        }
        self.setsOf = setsOf
        self.reduced = reduced
        isUsed = [Bool](repeating: false, count: members)
    }

    /// Whether the whole tree was looked at, so that ``best`` is the best possible.
    mutating func run() -> Bool {
        let open = Array(sets.indices)
        return branch(open, 0)
    }

    private mutating func branch(_ open: [Int], _ value: Double) -> Bool {
        branches += 1
        guard branches <= mostBranches else { return false }
        if value > best + 1e-9 { (best, chosen) = (value, path) }
        guard !open.isEmpty else { return true }
        // What the open sets can still bring: the prices of their members, and what sets are worth beyond.
        var bound = value
        var count: [Int32: Int] = [:]
        for number in open {
            bound += max(0, reduced[number])
            for member in sets[number] {
                if count[member] == nil { bound += prices[Int(member)] }
                count[member, default: 0] += 1
            }
        }
        guard bound > best + 1e-9,
            let next = count.min(by: { ($0.value, $0.key) < ($1.value, $1.key) })?.key
        else { return true }
        let its = open.filter { sets[$0].contains(next) }
            .sorted { reduced[$0] != reduced[$1] ? reduced[$0] > reduced[$1] : $0 < $1 }
        for number in its {
            path.append(number)
            let left = open.filter { other in !sets[other].contains { sets[number].contains($0) } }
            let isComplete = branch(left, value + values[number])
            path.removeLast()
            guard isComplete else { return false }
        }
        return branch(open.filter { !sets[$0].contains(next) }, value)
    }
}
