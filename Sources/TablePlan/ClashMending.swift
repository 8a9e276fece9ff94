/// Seats single rounds anew, in which people to be kept apart could not be parted by one exchange after another.
struct ClashMending {
    private let hall: Hall

    init(_ hall: Hall) { self.hall = hall }

    /// The plan with its clashing rounds, from a round on, seated from scratch; all other rounds stay.
    func mended(_ plan: SeatingPlan, from first: Int) -> SeatingPlan {
        let apart = Set(hall.apart.flatMap { [[$0.0, $0.1], [$0.1, $0.0]] })
        let clashing = plan.rounds.indices.filter { round in
            round >= first && round < hall.rounds
                && plan.rounds[round].contains { table in
                    let people = table.compactMap { hall.numbers[$0] }
                    return people.contains { one in people.contains { apart.contains([one, $0]) } }
                }
        }
        guard !clashing.isEmpty else { return plan }
        let floor = Floor(hall)
        floor.setPrices(Prices(apartOnly: true))
        var chance = SeededChance(seed: 1)
        floor.seat((0..<hall.rounds).flatMap { chairs($0, plan, isKept: !clashing.contains($0), &chance) })
        var annealing = Annealing(floor, hall, seed: 1, openRounds: clashing)
        _ = annealing.cool(
            from: Float(Prices.newPair) * 0.5, to: Float(Prices.newPair) * 0.1, exchanges: 200_000, goal: 0,
            shouldStop: { _ in false })
        annealing.returnToBest()
        floor.setPrices(Prices())
        floor.seat(annealing.best)
        annealing.beginAnew()
        _ = annealing.cool(
            from: Float(Prices.newPair) * 0.1, to: Float(Prices.sameActivity), exchanges: 100_000, goal: .min,
            shouldStop: { _ in false })
        let seated = hall.plan(floor.tables(annealing.best, in: hall))
        var rounds = plan.rounds
        for round in clashing { rounds[round] = seated.rounds[round] }
        return SeatingPlan(rounds: rounds)
    }

    /// The chairs of a round as they are, where they have the shape of the round; a first seating otherwise.
    private func chairs(
        _ round: Int, _ plan: SeatingPlan, isKept: Bool, _ chance: inout SeededChance
    ) -> [Int32] {
        let shape = hall.shapes[round]
        let tables = plan.rounds[round].map { $0.compactMap { hall.numbers[$0] } }
        let isInShape = tables.indices.allSatisfy { table in
            tables[table].isEmpty
                || shape.used.contains(table) && (shape.chairs - 1...shape.chairs).contains(tables[table].count)
        }
        guard isKept, isInShape, tables.joined().count == shape.present else {
            return FirstSeating(hall).chairs(round, &chance)
        }
        let nobody = Int32(hall.keys.count)
        return shape.used.flatMap { table in
            tables[table].map(Int32.init)
                + [Int32](repeating: nobody, count: shape.chairs - tables[table].count)
        }
    }
}
