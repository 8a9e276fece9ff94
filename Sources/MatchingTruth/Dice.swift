/// Chance from a seed, the same on every machine (SplitMix64).
public struct Dice: RandomNumberGenerator {
    private var state: UInt64

    /// Dice that fall the same way for the same seed.
    public init(seed: UInt64) { state = seed }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// True that often, from 0 to 1.
    public mutating func falls(_ share: Double) -> Bool { Double(next() >> 11) / Double(1 << 53) < share }

    /// A number below the limit, which is above 0.
    public mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

    /// One of several things, of which there is at least one.
    public mutating func pick<Thing>(_ things: [Thing]) -> Thing { things[below(things.count)] }

    /// A place in a list of weights, of which one at least is above 0.
    public mutating func weighted(_ weights: [Int]) -> Int {
        var left = below(max(1, weights.reduce(0, +)))
        for (place, weight) in weights.enumerated() {
            if left < weight { return place }
            left -= weight
        }
        return weights.count - 1
    }
}
