/// What is known of a pair, packed into sixteen bits: how often the two sit together in the plan, and what they are to
/// each other. A table of prices is looked up with it, so that no rule is asked while the search runs.
enum PairState {
    /// The lowest six bits: sittings together, at most ``SeatingInstance/mostRounds``.
    static let sittings: UInt16 = 0x3F
    static let met: UInt16 = 1 << 6
    static let apart: UInt16 = 1 << 7
    /// Two bits: the weight of a wish, 0 for none.
    static let wishShift: UInt16 = 8
    static let sameActivity: UInt16 = 1 << 10
    static let sameCompany: UInt16 = 1 << 11
    static let sameBranch: UInt16 = 1 << 12
    /// One of the two is an empty chair.
    static let empty: UInt16 = 1 << 13
    static let count = 1 << 14

    static func wish(of state: UInt16) -> Int { Int(state >> wishShift) & 3 }
}
