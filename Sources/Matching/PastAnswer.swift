/// What a member said to a proposal made earlier, or that it still waits for an answer.
public struct PastAnswer: Sendable, Hashable {
    /// What was said.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Never again: the two are proposed to one another in no round and no ring, whoever of them said it.
        case no
        /// Not within the next twelve weeks.
        case notNow = "not-now"
        /// Said yes: the two are already on their way to one another.
        case interested
        /// Proposed, and nothing said yet.
        case waiting
    }

    /// Who said it.
    public var member: MemberKey
    /// Whom it is about.
    public var other: MemberKey
    /// What was said.
    public var kind: Kind
    /// How long ago, in whole weeks.
    public var weeksAgo: Int

    /// Keeps an answer.
    public init(_ member: MemberKey, about other: MemberKey, _ kind: Kind, weeksAgo: Int = 0) {
        self.member = member
        self.other = other
        self.kind = kind
        self.weeksAgo = weeksAgo
    }

    /// Whether the pair must not be proposed in this round. Someone who was interested, or has not answered, is not
    /// asked again for as long as a *not now* lasts.
    public var bars: Bool { kind == .no || weeksAgo < Self.restWeeks }

    /// How long *not now* lasts, in weeks.
    public static let restWeeks = 12
}
