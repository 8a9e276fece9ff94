/// Keeps the few best of many, without sorting them all.
struct BestFew {
    private let most: Int
    private(set) var kept: [(item: Int32, score: Float)] = []
    private var least: Float = 0

    init(_ most: Int) {
        self.most = most
        kept.reserveCapacity(2 * most)
    }

    mutating func add(_ item: Int, _ score: Float) {
        guard score > least || kept.count < most else { return }
        kept.append((Int32(item), score))
        if kept.count >= 2 * most { cut() }
    }

    /// The best, best first; among equals the smaller number.
    mutating func take() -> [(item: Int32, score: Float)] {
        cut()
        defer {
            kept.removeAll(keepingCapacity: true)
            least = 0
        }
        return kept
    }

    private mutating func cut() {
        kept.sort { $0.score != $1.score ? $0.score > $1.score : $0.item < $1.item }
        if kept.count >= most {
            kept.removeLast(kept.count - most)
            least = kept.last?.score ?? 0
        }
    }
}
