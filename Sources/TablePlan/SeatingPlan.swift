/// Who sits where: for each round, for each table, the keys of those who sit there. An empty table is empty.
public struct SeatingPlan: Sendable, Hashable {
    /// By round, then by table.
    public var rounds: [[[Int64]]]

    /// Keys by round, then by table.
    public init(rounds: [[[Int64]]]) {
        self.rounds = rounds
    }

    /// The table, from 1, at which someone sits in a round, from 1; nil when they do not.
    public func table(of person: Int64, in round: Int) -> Int? {
        guard rounds.indices.contains(round - 1) else { return nil }
        return rounds[round - 1].firstIndex { $0.contains(person) }.map { $0 + 1 }
    }
}
