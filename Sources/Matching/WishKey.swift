/// Which need or offer is meant: any number that is one wish's alone.
public struct WishKey: RawRepresentable, Hashable, Comparable, Sendable {
    /// The caller's number.
    public let rawValue: Int64

    /// A key of that number.
    public init(rawValue: Int64) { self.rawValue = rawValue }

    /// A key of that number.
    public init(_ number: Int64) { rawValue = number }

    /// Smaller numbers come first.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
