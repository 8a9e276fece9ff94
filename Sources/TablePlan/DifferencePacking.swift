/// A rectangle of elements of a group of as many elements as there are tables. People stand in groups, one for each column;
/// in the round of a row, the person of place x in a group sits at table x + element. No pair sits together twice when, for
/// any two columns, the differences of their elements are all distinct: a difference matrix, or a part of one. Rows
/// and columns may be exchanged.
struct DifferencePacking: Sendable {
    let group: AbelianGroup
    let rows: [[Int]]

    init(_ group: AbelianGroup, rows: [[Int]]) {
        self.group = group
        self.rows = rows
    }

    /// Rows are parted by spaces, elements by commas.
    init(_ factors: [Int], _ rows: String) {
        group = AbelianGroup(factors)
        self.rows = rows.split(separator: " ").map { $0.split(separator: ",").compactMap { Int($0) } }
    }

    var tables: Int { group.order }

    /// Rows become columns.
    var exchanged: DifferencePacking {
        DifferencePacking(group, rows: (rows.first ?? []).indices.map { column in rows.map { $0[column] } })
    }

    /// The rounds for so many seats; nil when there are fewer columns.
    func rounds(seats: Int) -> [[[Int]]]? {
        guard let first = rows.first, first.count >= seats else { return nil }
        return rows.map { row in
            var round = [[Int]](repeating: [], count: tables)
            for column in 0..<seats {
                for place in 0..<tables { round[group.sum(place, row[column])].append(column * tables + place) }
            }
            return round
        }
    }
}
