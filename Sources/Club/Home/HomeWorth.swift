import Persistence

/// What a member gave, received and was thanked for, and the last six months.
struct HomeWorth: Hashable, Sendable {
    /// One span of time.
    struct Span: Hashable, Sendable {
        var given = 0
        var givenWon = 0
        var received = 0
        var receivedWon = 0
        /// The amounts the member was thanked for, in minor units: confirmed deals with thanks.
        var thankedMinor: Int64 = 0
        /// By how many members.
        var thankedBy = 0
    }

    var year = Span()
    var all = Span()
    /// Given and received by month, the oldest first.
    var givenByMonth: [Int64] = []
    var receivedByMonth: [Int64] = []
}
