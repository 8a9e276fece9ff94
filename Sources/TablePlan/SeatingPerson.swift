/// Someone to be seated.
public struct SeatingPerson: Sendable, Hashable {
    /// Any number that names this person, each once.
    public var key: Int64
    /// People of one activity are spread over the tables.
    public var activity: String?
    /// People of one company are spread as well, once activities are.
    public var company: String?
    /// People of one branch are spread last.
    public var branch: String?
    /// The rounds, from 1, in which they are there; nil for all.
    public var rounds: Set<Int>?

    /// Someone who is there in all rounds, or in those given.
    public init(
        _ key: Int64, activity: String? = nil, company: String? = nil, branch: String? = nil, rounds: Set<Int>? = nil
    ) {
        self.key = key
        self.activity = activity
        self.company = company
        self.branch = branch
        self.rounds = rounds
    }

    /// Whether they are there in a round, from 1.
    public func isPresent(in round: Int) -> Bool {
        rounds?.contains(round) ?? true
    }
}
