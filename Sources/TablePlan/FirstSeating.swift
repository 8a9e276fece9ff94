/// A first seating: hosts at their tables, then those kept apart from most, then all others, in an order of chance;
/// each at a table with nobody they are kept apart from, when there is one, and at the emptiest of these.
struct FirstSeating {
    private let hall: Hall
    private let enemies: [[Int]]

    init(_ hall: Hall) {
        self.hall = hall
        var enemies = [[Int]](repeating: [], count: hall.keys.count)
        for (one, other) in hall.apart {
            enemies[one].append(other)
            enemies[other].append(one)
        }
        self.enemies = enemies
    }

    /// The chairs of every round, table by table, empty chairs included.
    func chairs(_ chance: inout SeededChance) -> [Int32] {
        var all: [Int32] = []
        for round in 0..<hall.rounds { all += chairs(round, &chance) }
        return all
    }

    /// The chairs of one round.
    func chairs(_ round: Int, _ chance: inout SeededChance) -> [Int32] {
        let shape = hall.shapes[round]
        let people = hall.keys.count
        var tables = [[Int]](repeating: [], count: shape.used.count)
        var tableOf = [Int](repeating: -1, count: people)
        var isFullSize = 0
        func sit(_ person: Int, _ table: Int) {
            tables[table].append(person)
            tableOf[person] = table
            if tables[table].count == shape.chairs { isFullSize += 1 }
        }
        let places = Dictionary(uniqueKeysWithValues: shape.used.enumerated().map { ($1, $0) })
        var others = hall.present[round].filter { hall.hostTable[$0] == nil }
        for person in hall.present[round] {
            if let table = hall.hostTable[person], let place = places[table] { sit(person, place) }
        }
        chance.shuffle(&others)
        others.sort { enemies[$0].count > enemies[$1].count }
        let order = Array(tables.indices)
        let mostFull = shape.used.count - shape.empty
        for person in others {
            let offset = order.isEmpty ? 0 : chance.below(order.count)
            var best = -1
            var leastRank = Int.max
            for step in order.indices {
                let table = (step + offset) % order.count
                let size = tables[table].count
                guard size < shape.chairs, size + 1 < shape.chairs || isFullSize < mostFull else { continue }
                let clashes = enemies[person].count { tableOf[$0] == table }
                let rank = clashes * (people + 1) + size
                if rank < leastRank { (best, leastRank) = (table, rank) }
            }
            if best >= 0 { sit(person, best) }
        }
        return tables.flatMap { table in
            table.map(Int32.init) + [Int32](repeating: Int32(people), count: max(shape.chairs - table.count, 0))
        }
    }
}
