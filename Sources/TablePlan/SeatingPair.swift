/// Two people, in either order.
public struct SeatingPair: Sendable, Hashable {
    /// The smaller key.
    public let first: Int64
    /// The greater key.
    public let second: Int64

    /// Two people in any order.
    public init(_ one: Int64, _ other: Int64) {
        first = min(one, other)
        second = max(one, other)
    }
}
