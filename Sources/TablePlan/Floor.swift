/// A seating in memory, made for trying millions of exchanges: who sits on each chair, and the state of every pair.
///
/// Chairs of a round are numbered table by table; `people` stands for an empty chair. All memory is owned here, of fixed
/// size, and freed with the object; every index comes from ``Hall``, whose numbers are dense.
final class Floor {
    let people: Int
    let rounds: Int
    /// By round: chairs at each table in use, and the tables in use.
    let chairs: [Int]
    let tables: [Int]
    /// Chairs of each round begin here.
    let start: [Int]
    /// By chair: who sits there.
    let sitter: UnsafeMutablePointer<Int32>
    /// By round and person: the chair, counted in the round; -1 for nobody there.
    let chair: UnsafeMutablePointer<Int32>
    /// By person: whether they stay where they are.
    let isHost: UnsafeMutablePointer<Bool>
    private let states: UnsafeMutablePointer<UInt16>
    private let more: UnsafeMutablePointer<Int32>
    private let less: UnsafeMutablePointer<Int32>
    private(set) var cost: Int64 = 0
    /// Pairs who sit together and had not met before.
    private(set) var newPairs = 0
    /// Sittings of pairs who must be kept apart.
    private(set) var clashes = 0
    let chairCount: Int

    init(_ hall: Hall) {
        people = hall.keys.count
        rounds = hall.rounds
        chairs = hall.shapes.map(\.chairs)
        tables = hall.shapes.map(\.used.count)
        var start: [Int] = []
        var total = 0
        for shape in hall.shapes {
            start.append(total)
            total += shape.chairs * shape.used.count
        }
        self.start = start
        chairCount = total
        sitter = .allocate(capacity: max(total, 1))
        sitter.initialize(repeating: Int32(people), count: max(total, 1))
        chair = .allocate(capacity: max(rounds * (people + 1), 1))
        chair.initialize(repeating: -1, count: max(rounds * (people + 1), 1))
        isHost = .allocate(capacity: people + 1)
        isHost.initialize(repeating: false, count: people + 1)
        for person in 0..<people where hall.hostTable[person] != nil { isHost[person] = true }
        let pairs = hall.pairStates()
        states = .allocate(capacity: pairs.count)
        states.initialize(from: pairs, count: pairs.count)
        more = .allocate(capacity: PairState.count)
        less = .allocate(capacity: PairState.count)
        more.initialize(repeating: 0, count: PairState.count)
        less.initialize(repeating: 0, count: PairState.count)
    }

    deinit {
        sitter.deallocate()
        chair.deallocate()
        isHost.deallocate()
        states.deallocate()
        more.deallocate()
        less.deallocate()
    }

    func setPrices(_ prices: Prices) {
        for state in 0..<PairState.count {
            more[state] = prices.more[state]
            less[state] = prices.less[state]
        }
    }

    @inline(__always) func state(_ one: Int, _ other: Int) -> UInt16 { states[one * (people + 1) + other] }

    /// Seats everyone; chairs by round, `people` for an empty one. The cost is counted anew.
    func seat(_ seating: UnsafePointer<Int32>) {
        let width = people + 1
        for index in 0..<width * width { states[index] &= ~PairState.sittings }
        for index in 0..<rounds * width { chair[index] = -1 }
        cost = 0
        newPairs = 0
        clashes = 0
        for round in 0..<rounds {
            for place in 0..<chairs[round] * tables[round] {
                let person = seating[start[round] + place]
                sitter[start[round] + place] = person
                if Int(person) < people { chair[round * width + Int(person)] = Int32(place) }
            }
            for table in 0..<tables[round] {
                let base = start[round] + table * chairs[round]
                for place in 0..<chairs[round] {
                    for other in 0..<place { change(sitter[base + place], sitter[base + other], by: 1) }
                }
            }
        }
    }

    /// What an exchange of two chairs of different tables of a round would cost.
    @inline(__always) func costOfExchange(_ round: Int, _ one: Int, _ other: Int) -> Int32 {
        let size = chairs[round]
        let base = sitter + start[round]
        let oneRow = states + Int(base[one]) * (people + 1)
        let otherRow = states + Int(base[other]) * (people + 1)
        var cost: Int32 = 0
        let oneTable = one / size * size
        for place in oneTable..<oneTable + size where place != one {
            let person = Int(base[place])
            cost &+= less[Int(oneRow[person])] &+ more[Int(otherRow[person])]
        }
        let otherTable = other / size * size
        for place in otherTable..<otherTable + size where place != other {
            let person = Int(base[place])
            cost &+= less[Int(otherRow[person])] &+ more[Int(oneRow[person])]
        }
        return cost
    }

    /// Exchanges two chairs of different tables of a round.
    func exchange(_ round: Int, _ one: Int, _ other: Int) {
        let size = chairs[round]
        let base = sitter + start[round]
        let first = base[one]
        let second = base[other]
        move(base, one / size * size, size, away: first, to: second, at: one)
        move(base, other / size * size, size, away: second, to: first, at: other)
        base[one] = second
        base[other] = first
        chair[round * (people + 1) + Int(first)] = Int32(other)
        chair[round * (people + 1) + Int(second)] = Int32(one)
    }

    @inline(__always) private func move(
        _ base: UnsafeMutablePointer<Int32>, _ table: Int, _ size: Int, away: Int32, to: Int32, at chair: Int
    ) {
        for place in table..<table + size where place != chair {
            change(away, base[place], by: -1)
            change(to, base[place], by: 1)
        }
    }

    @inline(__always) private func change(_ one: Int32, _ other: Int32, by step: Int) {
        guard Int(one) < people, Int(other) < people else { return }
        let width = people + 1
        let index = Int(one) * width + Int(other)
        let state = states[index]
        cost += Int64(step > 0 ? more[Int(state)] : less[Int(state)])
        let next = step > 0 ? state &+ 1 : state &- 1
        if min(state, next) & (PairState.sittings | PairState.met) == 0 { newPairs += step }
        if state & PairState.apart != 0 { clashes += step }
        states[index] = next
        states[Int(other) * width + Int(one)] = next
    }
}
