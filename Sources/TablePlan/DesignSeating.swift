/// A first seating taken from a design in which no pair sits together twice, where the room has its shape. Who is
/// missing leaves a chair empty; where that leaves a table too small, somebody changes over.
struct DesignSeating {
    private let hall: Hall

    init(_ hall: Hall) { self.hall = hall }

    /// The chairs of every round, table by table; nil when the rounds differ in shape, or no design has it.
    func chairs(_ chance: inout SeededChance) -> [Int32]? {
        guard let shape = hall.shapes.first, shape.chairs > 1,
            hall.shapes.allSatisfy({ $0.chairs == shape.chairs && $0.used == shape.used }),
            hall.keys.count <= shape.chairs * shape.used.count
        else { return nil }
        let rounds = PureTable.rounds(tables: shape.used.count, seats: shape.chairs, wanted: hall.rounds)
        guard !rounds.isEmpty else { return nil }
        var people = Array(hall.keys.indices)
        chance.shuffle(&people)
        var chairs: [Int32] = []
        let others = FirstSeating(hall)
        for round in 0..<hall.rounds {
            guard round < rounds.count else {
                chairs += others.chairs(round, &chance)
                continue
            }
            let present = Set(hall.present[round])
            let tables = rounds[round].map { table in
                table.compactMap { $0 < people.count && present.contains(people[$0]) ? people[$0] : nil }
            }
            chairs += seated(tables, hall.shapes[round])
        }
        return chairs
    }

    private func seated(_ design: [[Int]], _ shape: RoundShape) -> [Int32] {
        var tables = settled(design, shape)
        var sizes = tables.map(\.count)
        while let least = sizes.min(), let most = sizes.max(), most - least > 1,
            let from = sizes.firstIndex(of: most), let to = sizes.firstIndex(of: least),
            let mover = tables[from].lastIndex(where: { hall.hostTable[$0] == nil })
        {
            tables[to].append(tables[from].remove(at: mover))
            sizes[from] -= 1
            sizes[to] += 1
        }
        let nobody = Int32(hall.keys.count)
        return tables.flatMap { table in
            table.prefix(shape.chairs).map(Int32.init)
                + [Int32](repeating: nobody, count: max(shape.chairs - table.count, 0))
        }
    }

    /// The tables of a round in the order of the room, so that hosts sit at their own.
    private func settled(_ design: [[Int]], _ shape: RoundShape) -> [[Int]] {
        guard hall.hostTable.contains(where: { $0 != nil }) else { return design }
        let places = Dictionary(uniqueKeysWithValues: shape.used.enumerated().map { ($1, $0) })
        func place(_ person: Int) -> Int? { hall.hostTable[person].flatMap { places[$0] } }
        var tables = [[Int]](repeating: [], count: design.count)
        var left = Array(design.indices)
        var open = Set(design.indices)
        for table in design.indices {
            guard let own = design[table].compactMap(place).first(where: { open.contains($0) }) else { continue }
            tables[own] = design[table]
            open.remove(own)
            left.removeAll { $0 == table }
        }
        for (own, table) in zip(open.sorted(), left) { tables[own] = design[table] }
        // Who hosts another table than the first host of their table changes seats with somebody who hosts none.
        for table in tables.indices {
            for chair in tables[table].indices {
                guard let own = place(tables[table][chair]), own != table else { continue }
                if let other = tables[own].lastIndex(where: { place($0) == nil }) {
                    let host = tables[table][chair]
                    tables[table][chair] = tables[own][other]
                    tables[own][other] = host
                } else {
                    tables[own].append(tables[table][chair])
                    tables[table][chair] = -1
                }
            }
            tables[table].removeAll { $0 < 0 }
        }
        return tables
    }
}
