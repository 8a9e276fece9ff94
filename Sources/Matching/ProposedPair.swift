/// Two members who should talk, because both would gain.
public struct ProposedPair: Sendable, Hashable {
    /// The member of the smaller key.
    public let first: MemberKey
    /// The member of the greater key.
    public let second: MemberKey
    /// What the first would gain, from 0 to 1.
    public let firstGain: Double
    /// What the second would gain, from 0 to 1.
    public let secondGain: Double
    /// How good the pair is for both, from 0 to 1: the harmonic mean of the gains.
    public let score: Double
    /// Why, strongest first; never empty.
    public let reasons: [MatchReason]

    /// The other one of the two; nil when the member is none of them.
    public func other(than member: MemberKey) -> MemberKey? {
        if member == first { return second }
        return member == second ? first : nil
    }
}
