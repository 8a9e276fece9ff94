extension SeatingSolver {
    /// Seats again from a round on, after somebody came or left: the instance says who is there now. Rounds before stay as
    /// they are, and of the others as few people as possible change tables: where one must, the one is chosen by whose
    /// change most new pairs are won.
    ///
    /// - Parameters:
    ///   - plan: the plan so far, of the same tables; who is not known any more is left out.
    ///   - round: the first round that may change, from 1.
    public func reseat(_ plan: SeatingPlan, from round: Int) -> SeatingPlan {
        var table = Reseating(hall, plan)
        for number in max(round - 1, 0)..<max(hall.rounds, round - 1, 0) { table.settle(number) }
        var rounds = table.plan.rounds
        for kept in plan.rounds.indices where kept < round - 1 && kept < rounds.count {
            rounds[kept] = plan.rounds[kept]
        }
        return ClashMending(hall).mended(SeatingPlan(rounds: rounds), from: max(round - 1, 0))
    }
}

/// A plan being mended, round by round.
private struct Reseating {
    private let hall: Hall
    private var rounds: [[[Int]]]
    private var states: [UInt16]
    private let prices = Prices()

    init(_ hall: Hall, _ plan: SeatingPlan) {
        self.hall = hall
        states = hall.pairStates()
        rounds = (0..<hall.rounds).map { round in
            var tables =
                plan.rounds.indices.contains(round)
                ? plan.rounds[round].prefix(hall.tables).map { $0.compactMap { hall.numbers[$0] } } : []
            while tables.count < hall.tables { tables.append([]) }
            return tables
        }
        for tables in rounds {
            for people in tables {
                for (place, one) in people.enumerated() {
                    for other in people[..<place] where other != one { count(one, other, by: 1) }
                }
            }
        }
    }

    var plan: SeatingPlan { hall.plan(rounds) }

    private mutating func count(_ one: Int, _ other: Int, by step: Int) {
        let width = hall.keys.count + 1
        let index = one * width + other
        let sittings = Int(states[index] & PairState.sittings) + step
        guard (0..<Int(PairState.sittings)).contains(sittings) else { return }
        states[index] = states[index] & ~PairState.sittings | UInt16(sittings)
        states[other * width + one] = states[index]
    }

    private mutating func leave(_ round: Int, _ table: Int, _ person: Int) {
        guard let place = rounds[round][table].firstIndex(of: person) else { return }
        rounds[round][table].remove(at: place)
        for other in rounds[round][table] where other != person { count(person, other, by: -1) }
    }

    private mutating func join(_ round: Int, _ table: Int, _ person: Int) {
        for other in rounds[round][table] { count(person, other, by: 1) }
        rounds[round][table].append(person)
    }

    /// What it costs to sit down at a table, those named not counted.
    private func cost(_ person: Int, at table: Int, _ round: Int, without: Int? = nil) -> Int64 {
        let width = hall.keys.count + 1
        return rounds[round][table].reduce(0) { sum, other in
            other == person || other == without ? sum : sum + Int64(prices.more[Int(states[person * width + other])])
        }
    }

    /// What leaving a table costs; nearly always negative.
    private func relief(_ person: Int, from table: Int, _ round: Int) -> Int64 {
        let width = hall.keys.count + 1
        return rounds[round][table].reduce(0) { sum, other in
            other == person ? sum : sum + Int64(prices.less[Int(states[person * width + other])])
        }
    }

    mutating func settle(_ round: Int) {
        let present = Set(hall.present[round])
        var seated: Set<Int> = []
        for table in rounds[round].indices {
            for person in rounds[round][table] where !present.contains(person) || !seated.insert(person).inserted {
                leave(round, table, person)
            }
        }
        for table in rounds[round].indices {
            for person in rounds[round][table] {
                if let own = hall.hostTable[person], own != table {
                    leave(round, table, person)
                    join(round, own, person)
                }
            }
        }
        let shape = hall.shapes[round]
        let inUse = rounds[round].indices.filter { !rounds[round][$0].isEmpty }
        var used = inUse.count * hall.seats >= present.count && !inUse.isEmpty ? inUse : shape.used
        let hostTables = present.compactMap { hall.hostTable[$0] }
        used = Array(Set(used).union(hostTables)).sorted()
        if used.count > max(present.count, 1) { used = shape.used }
        for person in hall.present[round] where !seated.contains(person) { seat(person, round, used) }
        empty(Array(rounds[round].indices.filter { !used.contains($0) }), into: used, round)
        level(round, used)
        part(round, used)
    }

    private mutating func seat(_ person: Int, _ round: Int, _ used: [Int]) {
        if let own = hall.hostTable[person] { return join(round, own, person) }
        let least = used.map { rounds[round][$0].count }.min() ?? 0
        let open = used.filter { rounds[round][$0].count == least }
        if let table = open.min(by: { cost(person, at: $0, round) < cost(person, at: $1, round) }) {
            join(round, table, person)
        }
    }

    private mutating func empty(_ tables: [Int], into used: [Int], _ round: Int) {
        for table in tables {
            for person in rounds[round][table] {
                leave(round, table, person)
                seat(person, round, used)
            }
        }
    }

    /// Moves people from the largest tables to the smallest until they differ by one at most.
    private mutating func level(_ round: Int, _ used: [Int]) {
        while true {
            let sizes = used.map { rounds[round][$0].count }
            guard let least = sizes.min(), let most = sizes.max(), most - least > 1 || most > hall.seats else { return }
            let movable = used.filter { table in
                rounds[round][table].count == most && rounds[round][table].contains { hall.hostTable[$0] == nil }
            }
            var best: (person: Int, from: Int, to: Int, cost: Int64)?
            for from in movable {
                for person in rounds[round][from] where hall.hostTable[person] == nil {
                    let relief = relief(person, from: from, round)
                    for to in used where rounds[round][to].count == least {
                        let cost = relief + cost(person, at: to, round)
                        if cost < best?.cost ?? .max { best = (person, from, to, cost) }
                    }
                }
            }
            guard let best else { return }
            leave(round, best.from, best.person)
            join(round, best.to, best.person)
        }
    }

    /// Exchanges people who are to be kept apart and share a table now.
    private mutating func part(_ round: Int, _ used: [Int]) {
        let width = hall.keys.count + 1
        for _ in 0..<4 * used.count {
            var clash: (table: Int, one: Int, other: Int)?
            for table in used {
                for (place, one) in rounds[round][table].enumerated() {
                    for other in rounds[round][table][..<place]
                    where states[one * width + other] & PairState.apart != 0 { clash = (table, one, other) }
                }
            }
            guard let clash, exchange(clash.table, [clash.one, clash.other], round, used) else { return }
        }
    }

    /// The cheapest exchange of one of some people with somebody of another table.
    private mutating func exchange(_ table: Int, _ people: [Int], _ round: Int, _ used: [Int]) -> Bool {
        var best: (person: Int, other: Int, to: Int, cost: Int64)?
        for person in people where hall.hostTable[person] == nil {
            let relief = relief(person, from: table, round)
            for to in used where to != table {
                for other in rounds[round][to] where hall.hostTable[other] == nil {
                    let cost =
                        relief + self.relief(other, from: to, round) + cost(person, at: to, round, without: other)
                        + cost(other, at: table, round, without: person)
                    if cost < best?.cost ?? .max { best = (person, other, to, cost) }
                }
            }
        }
        guard let best, best.cost < 0 else { return false }
        leave(round, table, best.person)
        leave(round, best.to, best.other)
        join(round, best.to, best.person)
        join(round, table, best.other)
        return true
    }
}
