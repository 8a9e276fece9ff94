/// Groups of equally many points and blocks with one point of each group, two points of different groups being in
/// exactly one block: an orthogonal array, as many mutually orthogonal Latin squares as there are groups, less two.
struct TransversalDesign: Sendable {
    /// Points of each group.
    let size: Int
    /// By block: the point of each group, from 0.
    let blocks: [[Int]]

    /// Grown from a quasi-difference matrix over the numbers modulo `modulus`: each column, a dash standing for a point
    /// that does not move, is turned; `hole` has the blocks of the points that do not move. Columns are parted by spaces.
    init(modulus: Int, columns: [[Int?]], hole: [[Int]]) {
        var blocks = hole.map { $0.map { $0 + modulus } }
        let groups = columns.first?.count ?? 0
        var fixed = [Int](repeating: 0, count: groups)
        for column in columns {
            for step in 0..<modulus {
                blocks.append(
                    column.indices.map { group in
                        column[group].map { ($0 + step) % modulus } ?? modulus + fixed[group]
                    })
            }
            for group in column.indices where column[group] == nil { fixed[group] += 1 }
        }
        self.blocks = blocks
        size = modulus + (hole.map { ($0.max() ?? -1) + 1 }.max() ?? 0)
    }

    /// Rounds of as many tables as a group has points: the last group tells the round, the others are the people.
    func resolved(seats: Int) -> [[[Int]]]? {
        guard let groups = blocks.first?.count, seats < groups else { return nil }
        return (0..<size).map { round in
            blocks.filter { $0[groups - 1] == round }.map { block in
                (0..<seats).map { $0 * size + block[$0] }
            }
        }
    }

    /// As many seats as tables: the blocks are the people, each group is a round and its points are the tables.
    var dual: [[[Int]]] {
        (blocks.first ?? []).indices.map { group in
            (0..<size).map { point in blocks.indices.filter { blocks[$0][group] == point } }
        }
    }
}
