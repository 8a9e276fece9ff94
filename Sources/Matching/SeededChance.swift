/// Chance that repeats itself: a number for things and a seed, the same on every machine (the finaliser of SplitMix64).
enum SeededChance {
    static func number(_ seed: UInt64, _ one: Int64, _ other: Int64) -> UInt64 {
        mix(mix(seed &+ 0x9E37_79B9_7F4A_7C15 &+ UInt64(bitPattern: one)) &+ UInt64(bitPattern: other))
    }

    /// From 0 to 1, 1 left out.
    static func share(_ seed: UInt64, _ one: Int64, _ other: Int64) -> Float {
        Float(number(seed, one, other) >> 40) / Float(1 << 24)
    }

    private static func mix(_ value: UInt64) -> UInt64 {
        var mixed = value
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
