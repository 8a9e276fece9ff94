/// The numbers of the formula of `docs/matching.md`. Changing one makes another formula: give it another version.
public struct MatchWeights: Sendable, Hashable {
    /// Which formula it is.
    public var version = "1"
    /// What a word of the activity counts, one of an offer counting 1.
    public var activity: Float = 0.85
    /// What finding the same concept counts, the same word counting 1.
    public var trade: Float = 0.85
    /// What a slip put right counts.
    public var slip: Float = 0.85
    /// What a word that nobody in the club offers weighs, one that someone does weighing 1.
    public var unknown: Float = 0.3
    /// What a concept learnt from the club's own texts and deals counts at most.
    public var learntTrade: Float = 0.6
    /// What a division learnt so counts at most.
    public var learntDivision: Float = 0.4
    /// What being of the division asked for counts.
    public var askedDivision: Float = 0.5
    /// What a sale counts to the seller, a need answered counting 1.
    public var sale: Float = 0.6
    /// What divisions that buy from one another count when no text says anything.
    public var flow: Float = 0.08
    /// What pairs who trade with one another already keep of their score: the club brings them nothing new.
    public var acquainted: Float = 0.7
    /// Supplies below it make no pair.
    public var leastSupply = 0.12
    /// Supplies below it make no ring: it is not what was sought.
    public var leastRingSupply = 0.35

    /// The numbers of the published formula.
    public init() {}
}
