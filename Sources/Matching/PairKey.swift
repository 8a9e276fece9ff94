/// Two members, whichever way round.
struct PairKey: Hashable, Comparable {
    let low: Int32
    let high: Int32

    init(_ one: Int, _ other: Int) {
        low = Int32(min(one, other))
        high = Int32(max(one, other))
    }

    static func < (left: Self, right: Self) -> Bool {
        left.low != right.low ? left.low < right.low : left.high < right.high
    }
}
