/// All that matching knows of a club. It is a value: the same club, settings and seed give the same proposals.
public struct MatchClub: Sendable, Hashable {
    /// The active members; the first of those who bear the same key counts.
    public var members: [MatchMember]
    /// What was said to earlier proposals. Answers of people who are no members any more are passed over.
    public var answers: [PastAnswer]
    /// Business done before.
    public var exchanges: [PastExchange]

    /// Keeps a club.
    public init(members: [MatchMember] = [], answers: [PastAnswer] = [], exchanges: [PastExchange] = []) {
        self.members = members
        self.answers = answers
        self.exchanges = exchanges
    }
}
