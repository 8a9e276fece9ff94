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

    /// How many suppliers of each need are looked at.
    static let suppliersPerNeed = 40
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
        let known = Set(all.map(\.pair))
        let neighbours = DivisionNeighbours(index)
        add(few.flatMap { neighbours.of($0) }.filter { !known.contains($0) }, index, &count)
    }

    /// Scores pairs, each once.
    private mutating func add(_ pairs: [PairKey], _ index: MatchIndex, _ count: inout [Int]) {
        var last: PairKey?
        for pair in pairs.sorted() where pair != last {
            last = pair
            let gains = index.gains(Int(pair.low), Int(pair.high))
            guard gains.score > 0 else { continue }
            let loudest = [gains.oneNeed, gains.otherNeed].compactMap { $0 }.max { $0.supply < $1.supply }
            all.append(Candidate(pair: pair, score: gains.score, need: Int32(loudest?.need ?? -1)))
            count[Int(pair.low)] += 1
            count[Int(pair.high)] += 1
        }
    }
}
