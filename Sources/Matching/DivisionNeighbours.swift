/// For members whose texts lead to too few: others whose division buys from theirs or sells to it, near ones first.
struct DivisionNeighbours {
    /// How many are given to a member.
    static let most = 12
    /// How many members of one division are looked at.
    static let looked = 60

    private let index: MatchIndex
    /// The members of each division and region, in the order of their keys.
    private let here: [[Int32]]
    private let everywhere: [[Int32]]

    init(_ index: MatchIndex) {
        self.index = index
        var here = [[Int32]](repeating: [], count: Divisions.codes.count * 13)
        var everywhere = [[Int32]](repeating: [], count: Divisions.codes.count)
        for (place, facts) in index.facts.enumerated()
        where facts.division >= 0 && index.members[place].capacity > 0 {
            here[Int(facts.division) * 13 + Int(facts.region)].append(Int32(place))
            everywhere[Int(facts.division)].append(Int32(place))
        }
        self.here = here
        self.everywhere = everywhere
    }

    /// The nearest of those the condition lets pass; none for a member whose division is not known.
    func of(_ member: Int, open: (Int) -> Bool = { _ in true }) -> [PairKey] {
        let mine = index.facts[member]
        guard mine.division >= 0 else { return [] }
        var best = BestFew(Self.most)
        for division in Divisions.codes.indices {
            let theirs = Int16(division)
            let flow = max(
                index.flows.strength(buyer: mine.division, seller: theirs),
                index.flows.strength(buyer: theirs, seller: mine.division))
            guard flow >= TradeFlows.leastTold else { continue }
            let near = here[division * 13 + Int(mine.region)]
            let rows = near.count >= 3 ? near : everywhere[division]
            guard !rows.isEmpty else { continue }
            // Each begins elsewhere in the row, so that not all are sent to the same few.
            let start = member % rows.count
            for step in 0..<min(rows.count, Self.looked) {
                let other = Int(rows[(start + step) % rows.count])
                guard other != member, open(other), !index.history.isBarred(member, other) else { continue }
                best.add(other, flow * Fit.place(mine, index.facts[other]) - 0.001 * Float(step))
            }
        }
        return best.take().map { PairKey(member, Int($0.item)) }
    }
}
