/// For each need of the club the members who answer it best, best first.
struct BestSupplies: Sendable {
    /// How many are kept of each need, and of all needs together when there are many.
    static let most = 40
    static let mostInAll = 120_000

    private(set) var ofNeed: [[(item: Int32, score: Float)]] = []

    static func of(_ index: MatchIndex) -> BestSupplies {
        var supplies = BestSupplies()
        var scan = SupplyScan(members: index.members.count)
        var best = BestFew(max(12, min(most, mostInAll / max(1, index.needs.count))))
        supplies.ofNeed = index.needs.map { need in
            index.suppliers(of: need.query, for: need.author, &scan, &best)
        }
        return supplies
    }
}

extension MatchIndex {
    /// The best suppliers of a need, those barred left out.
    func suppliers(
        of query: NeedQuery, for seeker: Int?, _ scan: inout SupplyScan, _ best: inout BestFew
    ) -> [(item: Int32, score: Float)] {
        let least = Float(weights.leastSupply)
        scan.each(query, in: supply) { member, answer in
            guard answer >= least, member != seeker else { return }
            let value = supplied(query, by: member, to: seeker, answer: answer)
            if value >= least, seeker.map({ !history.isBarred($0, member) }) ?? true { best.add(member, value) }
        }
        return best.take()
    }
}
