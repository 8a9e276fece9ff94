/// What one more sitting of a pair costs, and what one less gives back, for every state of a pair. The goals in their
/// order are prices of different magnitude: a pair kept apart, a new pair, a wish, an activity, a company, a branch.
struct Prices: Sendable {
    static let newPair: Int32 = 1 << 17
    static let apart: Int32 = newPair << 5
    static let wish: Int32 = 1 << 11
    static let sameActivity: Int32 = 1 << 6
    /// A pair that sits together a third time: as bad for the figures as a second time, but not for the people.
    static let again: Int32 = 1 << 7
    static let sameCompany: Int32 = 1 << 4
    static let sameBranch: Int32 = 1

    /// By ``PairState``: the cost of sitting together once more.
    let more: [Int32]
    /// By ``PairState``: the cost of sitting together once less, nearly always negative.
    let less: [Int32]

    /// The prices of all goals; or, to begin with, of pairs kept apart only.
    init(apartOnly: Bool = false) {
        var more = [Int32](repeating: 0, count: PairState.count)
        for state in 0..<UInt16(PairState.count) where state & PairState.empty == 0 {
            more[Int(state)] = apartOnly ? (state & PairState.apart != 0 ? Self.newPair : 0) : Self.price(state)
        }
        var less = [Int32](repeating: 0, count: PairState.count)
        for state in 0..<PairState.count where UInt16(state) & PairState.sittings > 0 { less[state] = -more[state - 1] }
        self.more = more
        self.less = less
    }

    private static func price(_ state: UInt16) -> Int32 {
        let sittings = Int32(state & PairState.sittings)
        var price: Int32 = 0
        if state & PairState.apart != 0 { price += apart }
        if sittings == 0 {
            if state & PairState.met == 0 { price -= newPair }
            price -= wish * Int32(PairState.wish(of: state))
        } else {
            price += again * (sittings - 1)
        }
        if state & PairState.sameActivity != 0 { price += sameActivity }
        if state & PairState.sameCompany != 0 { price += sameCompany }
        if state & PairState.sameBranch != 0 { price += sameBranch }
        return price
    }
}
