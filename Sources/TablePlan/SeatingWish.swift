/// Two people who should sit together once, because one seeks what the other has.
public struct SeatingWish: Sendable, Hashable {
    /// How much it matters, from 1 to 3.
    public static let weights = 1...3

    /// The two.
    public let pair: SeatingPair
    /// How much it matters; brought into ``weights``.
    public let weight: Int

    /// A wish of the least weight, or of the one given.
    public init(_ pair: SeatingPair, weight: Int = 1) {
        self.pair = pair
        self.weight = min(max(weight, Self.weights.lowerBound), Self.weights.upperBound)
    }
}
