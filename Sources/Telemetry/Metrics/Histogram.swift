/// How often a quantity fell into each of a few fixed ranges, counted from any thread without a lock.
///
/// The bounds are fixed when it is made, so that it never grows.
public final class Histogram: Sendable {
    /// The upper bounds of the ranges, in the quantity's whole unit, rising; one more range has no bound.
    let bounds: [Int]
    private let ranges: [Counter]
    private let total = Counter()

    /// - Parameter bounds: rising, in a whole unit (microseconds, rows).
    public init(bounds: [Int]) {
        self.bounds = bounds
        ranges = (0...bounds.count).map { _ in Counter() }
    }

    /// For durations in microseconds: from a quarter of a millisecond to ten seconds.
    public static func durations() -> Histogram {
        Histogram(bounds: [
            250, 500, 1_000, 2_500, 5_000, 10_000, 20_000, 50_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000,
        ])
    }

    /// Counts one quantity.
    public func note(_ quantity: Int) {
        var place = 0
        while place < bounds.count, quantity > bounds[place] { place += 1 }
        ranges[place].add()
        total.add(quantity)
    }

    /// Counts a duration in microseconds.
    public func note(_ duration: Duration) {
        note(Int(duration.microseconds))
    }

    /// How many quantities there were.
    public var count: Int { ranges.reduce(0) { $0 + $1.value } }

    /// Their sum.
    public var sum: Int { total.value }

    /// How many were at most each bound, the last entry being all of them.
    var cumulative: [Int] {
        var running = 0
        return ranges.map { range in
            running += range.value
            return running
        }
    }
}

extension Duration {
    /// Whole microseconds, without the cost of a division of 128 bits.
    var microseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds &* 1_000_000 &+ attoseconds / 1_000_000_000_000
    }
}
