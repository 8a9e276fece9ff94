import Persistence

/// Who gives to whom: referrals of a calendar year from one group of members to another. Only cells that five companies
/// stand behind are told. Whoever takes them from what the groups gave and received in all is left with what is hidden;
/// where that would be the part of fewer than five companies, a cell more is hidden, the smallest first.
struct Flows<Key: Hashable & Comparable & Sendable>: Sendable {
    struct Way: Hashable, Comparable, Sendable {
        var from: Key
        var to: Key

        static func < (left: Way, right: Way) -> Bool { (left.from, left.to) < (right.from, right.to) }
    }

    /// What goes one way: how many referrals, and the companies at both its ends.
    struct Stream: Sendable {
        var count = 0
        var companies: Set<Int> = []
    }

    struct Cell: Sendable {
        var way: Way
        var count: Int
    }

    /// The largest first.
    let cells: [Cell]
    /// Cells that are not told.
    let hiddenCount: Int

    init(_ streams: [Way: Stream]) {
        var hidden = Set(streams.filter { $0.value.companies.count < Amounts.fewestCompanies }.keys)
        // What a group gave or received in all is told anyway, so a cut that no cell told could mend tells nothing new.
        var known: Set<Way> = []
        while hidden.count < streams.count, !hidden.isEmpty {
            var points = Points()
            var cut = WeakCut()
            for way in hidden.subtracting(known).sorted() {
                let line = points.line(way)
                for company in streams[way]?.companies ?? [] { cut.add(line, company: company) }
            }
            guard let side = cut.weakSide(fewest: Amounts.fewestCompanies) else { break }
            func crosses(_ way: Way) -> Bool {
                let line = points.line(way)
                return side.contains(line.row) != side.contains(line.column)
            }
            let told = streams.filter { !hidden.contains($0.key) }
            let crossing = told.filter { crosses($0.key) }
            // A cut that could not be shown to be strong is mended by whatever is left.
            let mending = crossing.isEmpty && side.companies >= Amounts.fewestCompanies ? told : crossing
            let smallest = mending.min { left, right in
                let (first, second) = (left.value.companies.count, right.value.companies.count)
                return first == second ? left.key < right.key : first < second
            }
            if let smallest {
                hidden.insert(smallest.key)
            } else {
                known.formUnion(hidden.filter(crosses))
            }
        }
        let untold = hidden
        cells = streams.filter { !untold.contains($0.key) }.map { Cell(way: $0.key, count: $0.value.count) }
            .sorted { left, right in
                left.count == right.count ? left.way < right.way : left.count > right.count
            }
        hiddenCount = untold.count
    }

    var isAny: Bool { !cells.isEmpty || hiddenCount > 0 }

    /// The cells from or to one group.
    func cells(of key: Key) -> [Cell] { cells.filter { $0.way.from == key || $0.way.to == key } }

    private struct Points {
        private var rows: [Key: Int] = [:]
        private var columns: [Key: Int] = [:]

        mutating func line(_ way: Way) -> WeakCut.Line {
            let row = rows[way.from] ?? 2 * rows.count
            rows[way.from] = row
            let column = columns[way.to] ?? 2 * columns.count + 1
            columns[way.to] = column
            return WeakCut.Line(row: row, column: column)
        }
    }
}
