/// An instance in numbers: people from 0, tables and rounds from 0, and the state of every pair.
struct Hall: Sendable {
    let keys: [Int64]
    let rounds: Int
    let tables: Int
    let seats: Int
    let shapes: [RoundShape]
    /// By round: the people who are there.
    let present: [[Int]]
    /// The table each host stays at, from 0; nil for all others.
    let hostTable: [Int?]
    let apart: [(Int, Int)]
    let wishes: [(Int, Int)]
    /// The number of each key.
    let numbers: [Int64: Int]
    private let instance: SeatingInstance

    /// The instance must be one in which ``Diagnosis`` finds nothing.
    init(_ instance: SeatingInstance) {
        self.instance = instance
        keys = instance.people.map(\.key)
        let numbers = Dictionary(keys.enumerated().map { ($1, $0) }) { first, _ in first }
        self.numbers = numbers
        rounds = instance.rounds
        tables = instance.tables
        seats = instance.seats
        var hostTable = [Int?](repeating: nil, count: keys.count)
        for host in instance.hosts {
            if let number = numbers[host.person] { hostTable[number] = host.table - 1 }
        }
        self.hostTable = hostTable
        func pairs(_ pairs: [SeatingPair]) -> [(Int, Int)] {
            pairs.compactMap { pair in
                guard let one = numbers[pair.first], let other = numbers[pair.second], one != other else { return nil }
                return (one, other)
            }
        }
        let apart = pairs(instance.apart)
        self.apart = apart
        wishes = pairs(instance.wishes.map(\.pair))
        let present = (0..<instance.rounds).map { round in
            instance.people.indices.filter { instance.people[$0].isPresent(in: round + 1) }
        }
        self.present = present
        shapes = present.map { people in
            let there = Set(people)
            var enemies = [Set<Int>](repeating: [], count: hostTable.count)
            for (one, other) in apart where there.contains(one) && there.contains(other) {
                enemies[one].insert(other)
                enemies[other].insert(one)
            }
            return RoundShape(
                present: people.count, tables: instance.tables, seats: instance.seats,
                hostTables: Set(people.compactMap { hostTable[$0] }), mostApart: enemies.map(\.count).max() ?? 0)
        }
    }

    /// The state of every pair before anybody sits, row by row; the last row and column are the empty chair.
    func pairStates() -> [UInt16] {
        let width = keys.count + 1
        var states = [UInt16](repeating: 0, count: width * width)
        func set(_ one: Int, _ other: Int, _ bits: UInt16) {
            states[one * width + other] |= bits
            states[other * width + one] |= bits
        }
        func setGroups(_ group: (SeatingPerson) -> String?, _ bits: UInt16) {
            var members: [String: [Int]] = [:]
            for (number, person) in instance.people.enumerated() {
                if let name = group(person) { members[name, default: []].append(number) }
            }
            for people in members.values {
                for (place, one) in people.enumerated() {
                    for other in people[..<place] { set(one, other, bits) }
                }
            }
        }
        setGroups(\.activity, PairState.sameActivity)
        setGroups(\.company, PairState.sameCompany)
        setGroups(\.branch, PairState.sameBranch)
        for pair in instance.met {
            guard let one = numbers[pair.first], let other = numbers[pair.second], one != other else { continue }
            set(one, other, PairState.met)
        }
        for (one, other) in apart { set(one, other, PairState.apart) }
        for wish in instance.wishes {
            guard let one = numbers[wish.pair.first], let other = numbers[wish.pair.second], one != other,
                PairState.wish(of: states[one * width + other]) == 0
            else { continue }
            set(one, other, UInt16(wish.weight) << PairState.wishShift)
        }
        for number in keys.indices { set(number, keys.count, PairState.empty) }
        states[width * width - 1] = PairState.empty
        return states
    }

    /// The plan of a seating by round, table and number.
    func plan(_ seating: [[[Int]]]) -> SeatingPlan {
        SeatingPlan(rounds: seating.map { $0.map { $0.map { keys[$0] } } })
    }
}
