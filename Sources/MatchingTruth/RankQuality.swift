import Foundation

/// Figures of lists and of shares.
public enum RankQuality {
    /// The normalised discounted cumulative gain of a list (Järvelin and Kekäläinen 2002), gains taken as they are;
    /// nil when nothing could be gained.
    ///
    /// - Parameters:
    ///   - gains: of what was listed, in order.
    ///   - ideal: of all that might have been listed, greatest first.
    public static func ndcg(_ gains: [Double], ideal: [Double], at depth: Int = 10) -> Double? {
        let best = discounted(ideal, depth)
        return best > 0 ? discounted(gains, depth) / best : nil
    }

    private static func discounted(_ gains: [Double], _ depth: Int) -> Double {
        var sum = 0.0
        for (place, gain) in gains.prefix(depth).enumerated() where gain > 0 { sum += gain / log2(Double(place + 2)) }
        return sum
    }

    /// How unequal shares are, from 0 (all alike) to 1 (one has all).
    public static func gini(_ shares: [Int]) -> Double {
        let total = shares.reduce(0, +)
        guard total > 0 else { return 0 }
        var weighted = 0.0
        for (place, share) in shares.sorted().enumerated() { weighted += Double(place + 1) * Double(share) }
        let count = Double(shares.count)
        return 2 * weighted / (count * Double(total)) - (count + 1) / count
    }

    /// The mean; 0 of nothing.
    public static func mean(_ values: [Double]) -> Double {
        values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    }
}
