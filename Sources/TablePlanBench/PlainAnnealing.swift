import TablePlan

/// The yardstick: simulated annealing as one would write it in an hour, on the same neighbourhood (two people of one round
/// change tables), cooled by time from 1 to 0.05 new pairs. Of the solver it uses the types only.
struct PlainAnnealing {
    private let instance: SeatingInstance
    private let numbers: [Int64: Int]
    /// By pair of numbers: 1 for pairs who met before the first round.
    private var known: [Int]
    private var isApart: [Bool]
    private var together: [Int]
    /// By round, by table: numbers of people.
    private var rounds: [[[Int]]]
    private var state: UInt64

    init(_ instance: SeatingInstance, seed: UInt64) {
        self.instance = instance
        let count = instance.people.count
        numbers = Dictionary(uniqueKeysWithValues: instance.people.enumerated().map { ($1.key, $0) })
        known = [Int](repeating: 0, count: count * count)
        isApart = [Bool](repeating: false, count: count * count)
        together = known
        state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        rounds = []
        for index in instance.met.flatMap(indices) { known[index] = 1 }
        for index in instance.apart.flatMap(indices) { isApart[index] = true }
        for round in 1...instance.rounds {
            var people = instance.people.indices.filter { instance.people[$0].isPresent(in: round) }
            for place in people.indices.reversed() { people.swapAt(place, below(place + 1)) }
            var tables = [[Int]](repeating: [], count: instance.tables)
            for (place, person) in people.enumerated() { tables[place % instance.tables].append(person) }
            rounds.append(tables)
        }
        for table in rounds.joined() {
            for one in table { for other in table where one != other { sit(one, other, 1) } }
        }
    }

    private func indices(_ pair: SeatingPair) -> [Int] {
        guard let one = numbers[pair.first], let other = numbers[pair.second] else { return [] }
        return [one * instance.people.count + other, other * instance.people.count + one]
    }

    private mutating func below(_ limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state >> 33) % limit
    }

    private mutating func sit(_ one: Int, _ other: Int, _ step: Int) {
        together[one * instance.people.count + other] += step
    }

    /// How much worse it is that the two sit together once more.
    private func worse(_ one: Int, _ other: Int) -> Double {
        let index = one * instance.people.count + other
        return (known[index] + together[index] > 0 ? 0 : -1) + (isApart[index] ? 20 : 0)
    }

    /// How much worse it is that the two sit together once less.
    private func better(_ one: Int, _ other: Int) -> Double {
        let index = one * instance.people.count + other
        return (known[index] + together[index] > 1 ? 0 : 1) - (isApart[index] ? 20 : 0)
    }

    /// Goes on until `elapsed`, which tells the share of the time that is gone, reaches 1.
    mutating func run(elapsed: () -> Double) -> SeatingPlan {
        var share = elapsed()
        while share < 1 {
            let degree = exponential(-3 * share)
            for _ in 0..<2000 { step(degree) }
            share = elapsed()
        }
        return SeatingPlan(rounds: rounds.map { $0.map { $0.map { instance.people[$0].key } } })
    }

    private mutating func step(_ degree: Double) {
        let round = below(rounds.count)
        let (from, to) = (below(instance.tables), below(instance.tables))
        guard from != to, !rounds[round][from].isEmpty, !rounds[round][to].isEmpty else { return }
        let (first, second) = (below(rounds[round][from].count), below(rounds[round][to].count))
        let (one, other) = (rounds[round][from][first], rounds[round][to][second])
        var change = 0.0
        for person in rounds[round][from] where person != one { change += better(one, person) + worse(other, person) }
        for person in rounds[round][to] where person != other { change += better(other, person) + worse(one, person) }
        guard change <= 0 || Double(below(1 << 24)) / Double(1 << 24) < exponential(-change / degree) else { return }
        for person in rounds[round][from] where person != one { exchange(person, one, other) }
        for person in rounds[round][to] where person != other { exchange(person, other, one) }
        rounds[round][from][first] = other
        rounds[round][to][second] = one
    }

    private mutating func exchange(_ person: Int, _ gone: Int, _ come: Int) {
        sit(person, gone, -1)
        sit(gone, person, -1)
        sit(person, come, 1)
        sit(come, person, 1)
    }

    private func exponential(_ value: Double) -> Double {
        guard value > -40 else { return 0 }
        var result = 1 + value / 256
        for _ in 0..<8 { result *= result }
        return result
    }
}
