/// The order of the search: first nobody kept apart at one table, then new pairs, then the goals after these.
struct Search {
    private var annealing: Annealing
    private let floor: Floor
    private let goals: Goals
    private let wishes: [(Int, Int)]
    private let effort: SeatingEffort
    private let progress: (SeatingProgress) -> Void
    private let shouldStop: () -> Bool
    private var ending: Annealing.Ending = .cooled

    var best: [Int32] { annealing.best }

    init(
        _ floor: Floor, _ hall: Hall, _ goals: Goals, seed: UInt64, effort: SeatingEffort,
        progress: @escaping (SeatingProgress) -> Void, _ shouldStop: @escaping () -> Bool
    ) {
        annealing = Annealing(floor, hall, seed: seed)
        self.floor = floor
        self.goals = goals
        wishes = hall.wishes
        self.effort = effort
        self.progress = progress
        self.shouldStop = shouldStop
    }

    mutating func run() {
        var length = 20 * max(floor.chairCount, 1000)
        if floor.clashes > 0 {
            cool(from: Float(Prices.newPair) * 0.05, to: Float(Prices.newPair) * 0.02, length)
            annealing.returnToBest()
        }
        if floor.clashes > 0, ending == .cooled { part() }
        // The first descent is cold: nearly all rooms need no more. Crowded ones are heated after it.
        var hot = Float(Prices.newPair) * 0.12
        var cold = Float(Prices.newPair) * 0.06
        var idle = 0
        while ending == .cooled {
            let before = annealing.bestCost
            if floor.newPairs < goals.newPairs || idle > 0 && missesWishes {
                cool(from: hot, to: cold, length)
                if ending == .cooled { cool(from: cold, to: Float(Prices.newPair) * 0.05, length / 4) }
                if ending == .stopped { return quench() }
            }
            guard ending == .cooled else { break }
            cool(from: Float(Prices.newPair) * 0.04, to: Float(Prices.sameCompany) * 0.2, length / 6)
            annealing.returnToBest()
            // Everything that matters is reached: go on only while the rest still gets better.
            idle = annealing.bestCost < before ? 0 : idle + 1
            if idle > (missesWishes ? 8 : 4), floor.newPairs >= goals.newPairs { break }
            length = min(length * 2, 1 << 40)
            hot = Float(Prices.newPair) * 0.4
            cold = Float(Prices.newPair) * 0.18
        }
    }

    /// Brings those kept apart to different tables, all other goals aside.
    private mutating func part() {
        floor.setPrices(Prices(apartOnly: true))
        floor.seat(annealing.best)
        annealing.beginAnew()
        var length = 20 * max(floor.chairCount, 1000)
        while ending == .cooled {
            ending = annealing.cool(
                from: Float(Prices.newPair) * 0.5, to: Float(Prices.newPair) * 0.1,
                exchanges: min(length, effort.exchanges - annealing.tried), goal: 0, shouldStop: stops)
            annealing.returnToBest()
            length *= 2
        }
        if ending == .reached { ending = .cooled }
        floor.setPrices(Prices())
        floor.seat(annealing.best)
        annealing.beginAnew()
    }

    /// Whether a wish is not kept that could be kept without a repeat.
    private var missesWishes: Bool {
        wishes.contains { floor.state($0.0, $0.1) & (PairState.sittings | PairState.met | PairState.apart) == 0 }
    }

    /// What is hot when time is up is cooled in a moment, which nothing interrupts.
    private mutating func quench() {
        _ = annealing.cool(
            from: Float(Prices.newPair) * 0.08, to: Float(Prices.sameActivity), exchanges: 10 * floor.chairCount,
            goal: goals.cost, shouldStop: { _ in false })
    }

    private mutating func cool(from hot: Float, to cold: Float, _ exchanges: Int) {
        ending = annealing.cool(
            from: hot, to: cold, exchanges: min(exchanges, effort.exchanges - annealing.tried), goal: goals.cost,
            shouldStop: stops)
    }

    private func stops(_ tried: Int) -> Bool {
        if tried % 65_536 < 1000 {
            progress(SeatingProgress(exchanges: tried, newPairs: floor.newPairs, bound: goals.newPairs))
        }
        return tried >= effort.exchanges || shouldStop()
    }
}
