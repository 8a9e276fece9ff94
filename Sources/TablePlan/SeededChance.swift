/// Chance that repeats itself from a seed, the same on every machine (SplitMix64: Steele, Lea and Flood 2014).
struct SeededChance: Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed &+ 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// From 0 to `limit`, `limit` left out; `limit` is at least 1.
    mutating func below(_ limit: Int) -> Int {
        Int(truncatingIfNeeded: ((next() >> 32) &* UInt64(truncatingIfNeeded: limit)) >> 32)
    }

    mutating func shuffle<Element>(_ values: inout [Element]) {
        for place in values.indices.reversed() where place > 0 { values.swapAt(place, below(place + 1)) }
    }
}
