import MatchingTruth

/// Judges lists by the hidden truth.
struct Judge {
    private let truth: ClubTruth
    private let worths: [[Double]]

    init(_ truth: ClubTruth) {
        self.truth = truth
        let everyone = truth.members.indices
        worths = everyone.map { one in everyone.map { truth.worth(one, $0) } }
    }

    /// The mean nDCG@10 of the lists of those for whom somebody is worth something: what the one of a pair who gains
    /// less would gain.
    func both(_ list: (Int) -> [Int]) -> Double { mean(worths, list) }

    /// The same of what is bought alone, of those who seek something.
    func needs(_ list: (Int) -> [Int]) -> Double {
        let everyone = truth.members.indices
        return mean(everyone.map { one in everyone.map { $0 == one ? 0 : truth.bought(by: one, from: $0) } }, list)
    }

    /// The ten of the greatest score, those left out of whom one said no.
    func top(_ scores: [Double], _ member: Int) -> [Int] {
        let open = scores.indices.filter { other in
            let pair = min(member, other) * scores.count + max(member, other)
            return scores[other] > 0 && other != member && !truth.refused.contains(pair)
        }
        return Array(open.sorted { scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1 }.prefix(10))
    }

    private func mean(_ gains: [[Double]], _ list: (Int) -> [Int]) -> Double {
        RankQuality.mean(
            gains.indices.compactMap { member in
                let ideal = gains[member].filter { $0 > 0 }.sorted(by: >)
                return ideal.isEmpty
                    ? nil : RankQuality.ndcg(list(member).map { gains[member][$0] }, ideal: ideal)
            })
    }
}
