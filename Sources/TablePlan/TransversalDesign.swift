/// Groups of equally many points and blocks with one point of each group, two points of different groups being in
/// exactly one block: an orthogonal array, as many mutually orthogonal Latin squares as there are groups, less two.
struct TransversalDesign: Sendable {
    /// Points of each group.
    let size: Int
    /// By block: the point of each group, from 0.
    let blocks: [[Int]]

    /// Grown from a quasi-difference matrix over the numbers modulo `modulus`: each column, nothing standing for a point
    /// that does not move, is turned; `hole` has the blocks of the points that do not move.
    init(modulus: Int, columns: [[Int?]], hole: [[Int]]) {
        self.init(AbelianGroup([modulus]), columns: columns, hole: hole)
    }

    /// The same over any group of numbers.
    init(_ group: AbelianGroup, columns: [[Int?]], hole: [[Int]]) {
        let order = group.order
        var blocks = hole.map { $0.map { $0 + order } }
        var fixed = [Int](repeating: 0, count: columns.first?.count ?? 0)
        for column in columns {
            for step in 0..<order {
                blocks.append(
                    column.indices.map { index in column[index].map { group.sum($0, step) } ?? order + fixed[index] })
            }
            for index in column.indices where column[index] == nil { fixed[index] += 1 }
        }
        self.blocks = blocks
        size = order + (hole.map { ($0.max() ?? -1) + 1 }.max() ?? 0)
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
