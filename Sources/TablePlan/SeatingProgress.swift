/// How far a search has come.
public struct SeatingProgress: Sendable, Hashable {
    /// Exchanges tried.
    public let exchanges: Int
    /// New pairs in the best seating so far.
    public let newPairs: Int
    /// The most that counting allows.
    public let bound: Int
}
