/// The best that counting allows for each goal, so that the search knows when nothing is left to gain.
struct Goals: Sendable {
    /// New pairs, at most.
    let newPairs: Int
    /// The sum of the weights of all wishes.
    let wishes: Int
    /// No seating costs less.
    let cost: Int64

    init(_ hall: Hall, _ instance: SeatingInstance) {
        let width = hall.keys.count
        var closed = [Int](repeating: 0, count: width)
        var presence = [UInt64](repeating: 0, count: width)
        for (round, people) in hall.present.enumerated() {
            for person in people { presence[person] |= 1 << UInt64(round) }
        }
        var known: Set<SeatingPair> = []
        for pair in instance.met + instance.apart where known.insert(pair).inserted {
            guard let one = hall.numbers[pair.first], let other = hall.numbers[pair.second], one != other,
                presence[one] & presence[other] != 0
            else { continue }
            closed[one] += 1
            closed[other] += 1
        }
        var meetings = 0
        for person in 0..<width {
            let seats = hall.shapes.enumerated().reduce(0) { sum, shape in
                presence[person] >> UInt64(shape.offset) & 1 == 0 ? sum : sum + max(shape.element.chairs - 1, 0)
            }
            let others = presence.reduce(0) { $0 + ($1 & presence[person] != 0 ? 1 : 0) }
            meetings += min(seats, max(others - 1 - closed[person], 0))
        }
        newPairs = min(meetings / 2, hall.shapes.reduce(0) { $0 + $1.pairs })
        var wishedPairs: Set<SeatingPair> = []
        wishes = instance.wishes.reduce(0) { wishedPairs.insert($1.pair).inserted ? $0 + $1.weight : $0 }
        func least(_ group: (SeatingPerson) -> String?) -> Int64 {
            var pairs = 0
            for (round, shape) in hall.shapes.enumerated() where !shape.used.isEmpty {
                var sizes: [String: Int] = [:]
                for person in hall.present[round] {
                    if let name = group(instance.people[person]) { sizes[name, default: 0] += 1 }
                }
                for size in sizes.values {
                    let (each, more) = size.quotientAndRemainder(dividingBy: shape.used.count)
                    pairs += shape.used.count * each * (each - 1) / 2 + more * each
                }
            }
            return Int64(pairs)
        }
        cost =
            -Int64(newPairs) * Int64(Prices.newPair) - Int64(wishes) * Int64(Prices.wish)
            + least(\.activity) * Int64(Prices.sameActivity) + least(\.company) * Int64(Prices.sameCompany)
            + least(\.branch) * Int64(Prices.sameBranch)
    }
}
