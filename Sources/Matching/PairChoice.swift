/// Chooses pairs so that nobody has more than the own capacity, and everyone is seen about as often as others.
///
/// In the first pass each member may stand in one pair, in the second in two, and so on; in each pass the best pairs
/// are taken first (the greedy b-matching, at least half of the best possible in each pass: Mestre 2006). So a member
/// in high demand is not given ten pairs while another has none. As long as another need can be answered, one need of
/// several does not fill all of a member's places; what is left over then goes to the best pairs, whatever the need.
struct PairChoice {
    private(set) var degree: [Int]
    private var ofNeed: [Int]
    private let index: MatchIndex

    init(_ index: MatchIndex) {
        self.index = index
        degree = [Int](repeating: 0, count: index.members.count)
        ofNeed = [Int](repeating: 0, count: index.needs.count)
    }

    /// Chooses among candidates, beside what was chosen before.
    mutating func choose(_ candidates: [CandidatePairs.Candidate], seed: UInt64) -> [CandidatePairs.Candidate] {
        let keyed = candidates.map { candidate in (rank(candidate, seed), candidate) }
            .sorted { $0.0 != $1.0 ? $0.0 > $1.0 : $0.1.pair < $1.1.pair }
        var rest = keyed.map(\.1)
        var chosen: [CandidatePairs.Candidate] = []
        for isShared in [true, false] { rest = choose(rest, isShared, into: &chosen) }
        return chosen
    }

    /// All passes over candidates, best first.
    ///
    /// - Parameter isShared: whether the needs of a member share its places.
    /// - Returns: those that were not taken.
    private mutating func choose(
        _ candidates: [CandidatePairs.Candidate], _ isShared: Bool, into chosen: inout [CandidatePairs.Candidate]
    ) -> [CandidatePairs.Candidate] {
        var rest = candidates
        let deepest = index.members.map(\.capacity).max() ?? 0
        var pass = 1
        while pass <= deepest, !rest.isEmpty {
            var left: [CandidatePairs.Candidate] = []
            for candidate in rest {
                let one = Int(candidate.pair.low)
                let other = Int(candidate.pair.high)
                guard isOpen(one), isOpen(other) else { continue }
                if degree[one] < pass, degree[other] < pass, !isShared || hasRoom(candidate, pass) {
                    take(candidate)
                    chosen.append(candidate)
                } else {
                    left.append(candidate)
                }
            }
            rest = left
            pass += 1
        }
        return rest
    }

    /// Whether a member may stand in one more pair.
    func isOpen(_ member: Int) -> Bool { degree[member] < index.members[member].capacity }

    /// Equal pairs take turns by the seed, and those seen often lately stand back.
    private func rank(_ candidate: CandidatePairs.Candidate, _ seed: UInt64) -> Float {
        let one = index.members[Int(candidate.pair.low)]
        let other = index.members[Int(candidate.pair.high)]
        let turn = SeededChance.share(seed, one.key.rawValue, other.key.rawValue)
        let seen = Float(max(0, one.recentProposals) + max(0, other.recentProposals))
        return candidate.score * (1 + 0.02 * turn) / (1 + 0.05 * seen)
    }

    /// Whether a need may have one more answer: one need of several does not fill all of a member's places.
    private func hasRoom(_ candidate: CandidatePairs.Candidate, _ pass: Int) -> Bool {
        guard candidate.need >= 0 else { return true }
        let author = index.needs[Int(candidate.need)].author
        let needs = index.needsOf[author].count
        return needs < 2 || ofNeed[Int(candidate.need)] < pass / needs + 1
    }

    private mutating func take(_ candidate: CandidatePairs.Candidate) {
        degree[Int(candidate.pair.low)] += 1
        degree[Int(candidate.pair.high)] += 1
        if candidate.need >= 0 { ofNeed[Int(candidate.need)] += 1 }
    }
}
