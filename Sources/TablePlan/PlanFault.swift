/// A hard rule that a plan breaks. Rounds and tables count from 1.
public enum PlanFault: Sendable, Hashable {
    /// There are so many rounds instead of those asked for.
    case rounds(Int)
    /// Someone sits at two places.
    case twice(round: Int, person: Int64)
    /// Someone who is there has no seat.
    case unseated(round: Int, person: Int64)
    /// Someone sits who is not there, or not known.
    case notPresent(round: Int, person: Int64)
    /// More tables than the room has.
    case tables(round: Int, count: Int)
    /// More people at a table than it has seats.
    case crowded(round: Int, table: Int, people: Int)
    /// Tables of a round differ by more than one person.
    case uneven(round: Int, least: Int, most: Int)
    /// A host sits elsewhere.
    case host(round: Int, person: Int64, table: Int)
    /// Two people share a table who must not.
    case together(round: Int, pair: SeatingPair)
}
