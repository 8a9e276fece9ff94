/// What a ring is worth: the harmonic mean of its supplies (each must get what it seeks), once for each member, times
/// the chance that all accept. A ring of five asks five people, so two rings of three are worth more than one of five.
public enum RingValue {
    /// The chance that one member accepts, as assumed.
    public static let acceptance = 0.9
    /// How many members a ring may have.
    public static let sizes = 3...5

    /// The worth of a ring of these supplies, each from 0 to 1; 0 when one is 0.
    public static func of(_ supplies: [Double]) -> Double {
        var inverse = 0.0
        var chance = 1.0
        for supply in supplies {
            guard supply > 0 else { return 0 }
            inverse += 1 / supply
            chance *= acceptance
        }
        let count = Double(supplies.count)
        return inverse > 0 ? count * (count / inverse) * chance : 0
    }
}
