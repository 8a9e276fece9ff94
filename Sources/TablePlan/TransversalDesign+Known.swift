extension TransversalDesign {
    /// Six groups of 20: four mutually orthogonal Latin squares (Todorov 1989). Over the numbers modulo 19, with one point
    /// of each group that does not move; both halves of each column turn, against one another.
    static let twenty: TransversalDesign = {
        let halves: [([Int?], [Int?])] = [
            ([nil, 0, 0], [7, 1, 11]), ([7, 1, 11], [nil, 0, 0]), ([13, 15, 10], [13, 15, 10]),
            ([1, 7, 11], [16, 17, 5]), ([16, 17, 5], [1, 7, 11]), ([9, 6, 4], [2, 14, 3]), ([2, 14, 3], [9, 6, 4]),
        ]
        var columns: [[Int?]] = []
        for (first, second) in halves {
            for turn in 0..<3 {
                let forwards: [Int?] = [first[turn], first[(turn + 1) % 3], first[(turn + 2) % 3]]
                let backwards: [Int?] = [second[(3 - turn) % 3], second[(4 - turn) % 3], second[(5 - turn) % 3]]
                columns.append(forwards + backwards)
            }
        }
        return TransversalDesign(modulus: 19, columns: columns, hole: [[0, 0, 0, 0, 0, 0]])
    }()

    /// Six groups of 30: four mutually orthogonal Latin squares (Abel and Todorov 1993). Over pairs of numbers modulo 5, with
    /// five points of each group that do not move; each column is moved five times along a line of its group's own.
    static let thirty: TransversalDesign = {
        let group = AbelianGroup([5, 5])
        func pair(_ digits: Int) -> Int { digits / 10 + digits % 10 * 5 }
        // Two digits are a pair.
        let columns: [[Int?]] = [
            [0, 0, 0, 0, 0, 0], [nil, 0, 31, 30, 33, 42], [0, nil, 30, 2, 12, 24], [0, 4, nil, 12, 42, 3],
            [0, 2, 40, nil, 20, 23], [0, 3, 10, 1, nil, 32], [0, 1, 20, 3, 4, nil],
        ]
        let lines = [11, 21, 10, 40, 34, 44]
        let moved = columns.flatMap { column in
            (0..<5).map { step in
                column.indices.map { index in
                    column[index].map { start in
                        (0..<step).reduce(pair(start)) { point, _ in group.sum(point, pair(lines[index])) }
                    }
                }
            }
        }
        let hole = (0..<25).map { number in
            [number / 5, number % 5] + (1...4).map { (number / 5 + $0 * (number % 5)) % 5 }
        }
        return TransversalDesign(group, columns: moved, hole: hole)
    }()

    /// Four groups of 10: two orthogonal Latin squares, of the shape of Parker (1959). Over the numbers modulo 7, with three
    /// points of each group that do not move. The columns were found by simulated annealing.
    static let ten: TransversalDesign = {
        let columns: [[Int?]] = [
            [nil, 0, 1, 3], [nil, 6, 2, 0], [nil, 2, 0, 4], [3, nil, 6, 5], [1, nil, 3, 4], [0, nil, 1, 4],
            [1, 0, nil, 6], [3, 6, nil, 4], [6, 1, nil, 5], [5, 3, 2, nil], [4, 5, 2, nil], [4, 1, 3, nil],
            [0, 0, 0, 0],
        ]
        var hole: [[Int]] = []
        for row in 0..<3 {
            for column in 0..<3 { hole.append([row, column, (row + column) % 3, (row + 2 * column) % 3]) }
        }
        return TransversalDesign(modulus: 7, columns: columns, hole: hole)
    }()
}
