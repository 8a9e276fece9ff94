/// The best set of disjoint rings that was found, and how far from the best possible it can be at most.
public struct RingRound: Sendable, Hashable {
    /// The rings, most worth first; no member stands in two.
    public let rings: [ProposedRing]
    /// How many rings there were to choose among.
    public let found: Int
    /// The worth of the rings chosen.
    public let value: Double
    /// No set of disjoint rings among those found is worth more.
    public let bound: Double

    /// How much might have been missed, as a share of the bound; 0 when the choice is proved the best.
    public var gap: Double { bound > 0 ? max(0, 1 - value / bound) : 0 }
}
