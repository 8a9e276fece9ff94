/// What a plan is worth.
public struct SeatingFigures: Sendable, Hashable {
    /// Pairs who sit together and never had before.
    public var newPairs = 0
    /// The most that counting allows: the rounds and seats each has, and the people each has not met.
    public var bound = 0
    /// Sittings of a pair beyond its first, and sittings of pairs who had met before.
    public var repeats = 0
    /// Wishes that come true.
    public var wishesKept = 0
    /// Wishes there are.
    public var wishes = 0
    /// Sittings of two people of one activity.
    public var sameActivity = 0

    /// No figures yet.
    public init() {}
}
