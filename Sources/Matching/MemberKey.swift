/// Who a member is to the caller: any number that is one member's alone.
public struct MemberKey: RawRepresentable, Hashable, Comparable, Sendable {
    /// The caller's number.
    public let rawValue: Int64

    /// A key of that number.
    public init(rawValue: Int64) { self.rawValue = rawValue }

    /// A key of that number.
    public init(_ number: Int64) { rawValue = number }

    /// Smaller numbers come first.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
