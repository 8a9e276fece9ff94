/// Pairs worth a thought: for each need its best suppliers, for members left thin those of divisions that trade with
/// theirs.
struct CandidatePairs {
    /// A pair with its score.
    struct Candidate {
        let pair: PairKey
        let score: Float
        /// The need that speaks loudest for it; -1 when none does.
        let need: Int32
    }

    /// Members with fewer candidates are given some by the table of divisions.
    static let fewest = 6

    private(set) var all: [Candidate] = []

    init(_ index: MatchIndex, supplies: BestSupplies) {
        var pairs: [PairKey] = []
        for (need, best) in supplies.ofNeed.enumerated() {
            for (supplier, _) in best { pairs.append(PairKey(index.needs[need].author, Int(supplier))) }
        }
        var count = [Int](repeating: 0, count: index.members.count)
        add(pairs, index, &count)
        let few = index.members.indices.filter { count[$0] < Self.fewest && index.members[$0].capacity > 0 }
        guard !few.isEmpty else { return }
        let known = all.map(\.pair)
        let neighbours = DivisionNeighbours(index)
        add(few.flatMap { neighbours.of($0) }, index, &count, besides: known)
    }

    /// Pairs for members nothing was chosen for, with others who have places left: any neighbour is better than none.
    init(_ index: MatchIndex, left members: [Int], open: (Int) -> Bool) {
        let neighbours = DivisionNeighbours(index)
        var count = [Int](repeating: 0, count: index.members.count)
        add(members.flatMap { neighbours.of($0, open: open) }, index, &count)
    }

    /// Scores pairs, each once, but for those known, which ascend.
    private mutating func add(
        _ pairs: [PairKey], _ index: MatchIndex, _ count: inout [Int], besides known: [PairKey] = []
    ) {
        var last: PairKey?
        var place = 0
        for pair in pairs.sorted() where pair != last {
            last = pair
            while place < known.count, known[place] < pair { place += 1 }
            if place < known.count, known[place] == pair { continue }
            let gains = index.gains(Int(pair.low), Int(pair.high))
            guard gains.score > 0 else { continue }
            let isOne = (gains.oneNeed?.supply ?? 0) >= (gains.otherNeed?.supply ?? 0)
            let loudest = isOne ? gains.oneNeed : gains.otherNeed
            all.append(Candidate(pair: pair, score: gains.score, need: Int32(loudest?.need ?? -1)))
            count[Int(pair.low)] += 1
            count[Int(pair.high)] += 1
        }
    }
}
