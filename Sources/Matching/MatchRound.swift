/// What a round proposes.
public struct MatchRound: Sendable, Hashable {
    /// The pairs, best first.
    public let pairs: [ProposedPair]
    /// Members who are proposed nothing, each with what is missing; in the order of their keys.
    public let withoutProposal: [Unserved]

    /// A member nothing could be proposed to.
    public struct Unserved: Sendable, Hashable {
        /// Who.
        public let member: MemberKey
        /// What is missing; never empty.
        public let gaps: [ProfileGap]
    }
}
