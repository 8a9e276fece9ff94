/// Lists of numbered things with weights, one after another in one array (compressed rows).
struct Postings: Sendable {
    private var starts: [Int32]
    private(set) var items: [Int32]
    private(set) var weights: [Float]

    /// Makes rows from entries in any order; within a row items stand in the order of the entries.
    init(rows: Int, entries: [(row: Int32, item: Int32, weight: Float)]) {
        starts = [Int32](repeating: 0, count: rows + 1)
        for entry in entries { starts[Int(entry.row) + 1] += 1 }
        for row in 0..<rows { starts[row + 1] += starts[row] }
        var next = starts
        items = [Int32](repeating: 0, count: entries.count)
        weights = [Float](repeating: 0, count: entries.count)
        for entry in entries {
            let place = Int(next[Int(entry.row)])
            items[place] = entry.item
            weights[place] = entry.weight
            next[Int(entry.row)] += 1
        }
    }

    var rows: Int { starts.count - 1 }

    /// The places of a row in ``items`` and ``weights``.
    func row(_ row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row + 1]) }

    /// The weight of an item in a row whose items ascend; 0 when it is not there.
    func weight(_ row: Int, _ item: Int32) -> Float {
        var low = Int(starts[row])
        var high = Int(starts[row + 1])
        while low < high {
            let middle = (low + high) / 2
            if items[middle] < item { low = middle + 1 } else { high = middle }
        }
        return low < Int(starts[row + 1]) && items[low] == item ? weights[low] : 0
    }
}
