/// Looks for a difference packing over the numbers modulo the tables, for sizes no known one has: one element at a time
/// is changed, by simulated annealing.
struct PackingSearch {
    private let order: Int
    private let rowCount: Int
    private let columnCount: Int
    private var rows: [[Int]]
    /// By two columns and a difference: rows in which they differ so.
    private var counts: [Int]
    private var collisions = 0
    private var chance = SeededChance(seed: 5)

    /// A packing of so many rows and columns, found within so many steps; nil when none was.
    static func find(tables: Int, rows: Int, columns: Int, steps: Int) -> DifferencePacking? {
        guard rows > 0, rows <= tables, columns > 1, columns <= tables, tables * columns * columns <= 1 << 22 else {
            return nil
        }
        var search = PackingSearch(tables, rows, columns)
        guard search.run(steps) else { return nil }
        return DifferencePacking(AbelianGroup([tables]), rows: search.rows)
    }

    private init(_ order: Int, _ rowCount: Int, _ columnCount: Int) {
        self.order = order
        self.rowCount = rowCount
        self.columnCount = columnCount
        rows = [[Int]](repeating: [Int](repeating: 0, count: columnCount), count: rowCount)
        counts = [Int](repeating: 0, count: columnCount * columnCount * order)
        for row in 1..<max(rowCount, 1) where row < rowCount {
            for column in 1..<columnCount { rows[row][column] = chance.below(order) }
        }
        for row in 0..<rowCount {
            for column in 0..<columnCount {
                for other in 0..<column { count(row, column, other, rows[row][column], by: 1) }
            }
        }
    }

    private mutating func run(_ steps: Int) -> Bool {
        guard rowCount > 1 else { return true }
        let (hot, cold) = (Float(0.8), Float(0.2))
        let factor = Logarithm.power(cold / hot, 1000 / Float(max(steps, 1000)))
        var degree = hot
        for step in 0..<steps where collisions > 0 {
            if step % 1000 == 999 { degree *= factor }
            let row = 1 + chance.below(rowCount - 1)
            let column = 1 + chance.below(columnCount - 1)
            let old = rows[row][column]
            let new = chance.below(order)
            let before = collisions
            set(row, column, old, new)
            let worse = collisions - before
            guard worse > 0 else { continue }
            let share = Float(chance.next() >> 40) / Float(1 << 24)
            if Float(worse) > -degree * Logarithm.natural(share) { set(row, column, new, old) }
        }
        return collisions == 0
    }

    private mutating func set(_ row: Int, _ column: Int, _ old: Int, _ new: Int) {
        for other in 0..<columnCount where other != column {
            count(row, column, other, old, by: -1)
            count(row, column, other, new, by: 1)
        }
        rows[row][column] = new
    }

    private mutating func count(_ row: Int, _ column: Int, _ other: Int, _ element: Int, by step: Int) {
        let (low, high) = (min(column, other), max(column, other))
        let signed = column > other ? element - rows[row][other] : rows[row][other] - element
        let index = (low * columnCount + high) * order + (signed % order + order) % order
        if step > 0 {
            if counts[index] > 0 { collisions += 1 }
            counts[index] += 1
        } else {
            counts[index] -= 1
            if counts[index] > 0 { collisions -= 1 }
        }
    }
}
