/// Exchanges of two people in one round, accepted by simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983). The best
/// seating met is kept, copied only when it is left.
struct Annealing {
    /// What tells the search to end.
    enum Ending { case cooled, reached, stopped }

    let floor: Floor
    let hall: Hall
    private(set) var chance: SeededChance
    /// The seating of the least cost so far.
    private(set) var best: [Int32]
    private(set) var bestCost: Int64
    /// Exchanges tried so far.
    private(set) var tried = 0
    private let openRounds: [Int]
    /// By a number of chance: how much worse an exchange may be, for each degree.
    private static let toleranceCount = 4096
    private let tolerances: [Float]

    /// Begins with the seating on the floor. Only chairs of the open rounds are exchanged.
    init(_ floor: Floor, _ hall: Hall, seed: UInt64, openRounds: [Int]? = nil) {
        self.floor = floor
        self.hall = hall
        chance = SeededChance(seed: seed)
        best = floor.chairsTaken()
        bestCost = floor.cost
        self.openRounds = (openRounds ?? Array(0..<floor.rounds)).filter { floor.tables[$0] > 1 }
        tolerances = (0..<Self.toleranceCount).map { index in
            -Logarithm.natural((Float(index) + 0.5) / Float(Self.toleranceCount))
        }
    }

    /// Takes what lies on the floor for the best; for the time after prices were changed.
    mutating func beginAnew() {
        best = floor.chairsTaken()
        bestCost = floor.cost
    }

    /// Puts the best seating back on the floor.
    mutating func returnToBest() {
        keepBest()
        floor.seat(best)
    }

    private mutating func keepBest() {
        guard floor.cost < bestCost else { return }
        best = floor.chairsTaken()
        bestCost = floor.cost
    }

    /// Cools from one degree to another in so many exchanges. Asks after each thousand whether to stop. Ends when the cost
    /// is the goal, which nothing can go below.
    mutating func cool(
        from hot: Float, to cold: Float, exchanges: Int, goal: Int64, shouldStop: (Int) -> Bool
    ) -> Ending {
        guard !openRounds.isEmpty else { return .reached }
        let steps = max(exchanges / 1000, 1)
        let factor = steps > 1 ? Logarithm.power(cold / hot, 1 / Float(steps - 1)) : 1
        var degree = hot
        for _ in 0..<steps {
            for _ in 0..<1000 {
                tryOne(degree)
                if floor.cost <= goal {
                    tried += 1000
                    keepBest()
                    return .reached
                }
            }
            tried += 1000
            degree *= factor
            if shouldStop(tried) {
                keepBest()
                return .stopped
            }
        }
        keepBest()
        return .cooled
    }

    @inline(__always) private mutating func tryOne(_ degree: Float) {
        let drawn = chance.next()
        let round = openRounds[Int(truncatingIfNeeded: ((drawn & 0xFFFF) &* UInt64(openRounds.count)) >> 16)]
        let size = floor.chairs[round]
        let count = size * floor.tables[round]
        let one: Int
        var other = Int(truncatingIfNeeded: (((drawn >> 16) & 0xFFFFFF) &* UInt64(count)) >> 24)
        if drawn >> 60 == 0, let wished = chairsForWish(round) {
            (one, other) = wished
        } else {
            one = chance.below(count)
        }
        guard one / size != other / size, isFree(round, one), isFree(round, other),
            keepsSizes(round, one, other)
        else { return }
        let cost = floor.costOfExchange(round, one, other)
        if cost > 0 {
            let tolerance = tolerances[Int(truncatingIfNeeded: (drawn >> 40) & 0xFFF)]
            guard Float(cost) < degree * tolerance else { return }
            keepBest()
        }
        floor.exchange(round, one, other)
    }

    /// Neither a host, nor the second empty chair of a table.
    @inline(__always) private func isFree(_ round: Int, _ chair: Int) -> Bool {
        !floor.isHost[Int(floor.sitter[floor.start[round] + chair])]
    }

    /// An empty chair goes to a table without one only, and two are not exchanged.
    @inline(__always) private func keepsSizes(_ round: Int, _ one: Int, _ other: Int) -> Bool {
        let nobody = Int32(floor.people)
        let base = floor.sitter + floor.start[round]
        if base[one] != nobody && base[other] != nobody { return true }
        if base[one] == base[other] { return false }
        let size = floor.chairs[round]
        let target = (base[one] == nobody ? other : one) / size * size
        for place in target..<target + size where base[place] == nobody { return false }
        return true
    }

    /// A wish not kept, its first person's table in the round, and the second brought there.
    private mutating func chairsForWish(_ round: Int) -> (Int, Int)? {
        guard !hall.wishes.isEmpty else { return nil }
        var (host, guest) = hall.wishes[chance.below(hall.wishes.count)]
        guard floor.state(host, guest) & PairState.sittings == 0 else { return nil }
        if chance.next() & 1 == 0 { (host, guest) = (guest, host) }
        let width = floor.people + 1
        let hostChair = Int(floor.chair[round * width + host])
        let guestChair = Int(floor.chair[round * width + guest])
        guard hostChair >= 0, guestChair >= 0 else { return nil }
        let size = floor.chairs[round]
        return (hostChair / size * size + chance.below(size), guestChair)
    }
}
