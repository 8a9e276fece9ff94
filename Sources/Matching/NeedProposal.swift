/// A member who may answer a new need.
public struct NeedProposal: Sendable, Hashable {
    /// Who could supply it.
    public let supplier: MemberKey
    /// How good it is for both, from 0 to 1: see ``ProposedPair/score``.
    public let score: Double
    /// How well the supplier answers the need, from 0 to 1.
    public let supply: Double
    /// Why, strongest first.
    public let reasons: [MatchReason]
}
