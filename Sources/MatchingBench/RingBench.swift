import Figures
import Matching
import MatchingTruth

/// How good the rings are, against the best of all, in clubs small enough to know it.
struct RingBench {
    static let members = 60
    /// How many different things are sold in the clubs: the fewer, the more rings there are to choose among.
    static let varieties = [24, 12, 9]

    let seeds: [UInt64]
    let vocabulary: Vocabulary

    func figures() -> [Figure] {
        var worst = 1.0
        var ratios: [Double] = []
        var invalid = 0
        var count = 0
        var unproved = 0
        var sets: [Double] = []
        var gap = 0.0
        for (seed, variety) in seeds.flatMap({ seed in Self.varieties.map { (seed, $0) } }) {
            let made = SyntheticClub(
                members: Self.members, needs: 3 * Self.members, capacity: 5, seed: seed, vocabulary: vocabulary,
                variety: variety)
            let index = MatchIndex(made.club)
            let round = index.rings()
            let check = RingCheck(made, index)
            invalid += check.faults(round.rings)
            count += round.rings.count
            gap = max(gap, round.gap)
            let all = ExactRings(members: Self.members) { check.supply(from: $1, to: $0) }
            let best = ExactPacking(sets: all.sets, values: all.values)
            if !best.isProved { unproved += 1 }
            sets.append(Double(all.sets.count))
            let ratio = best.bound > 0 ? round.value / best.bound : 1
            ratios.append(ratio)
            worst = min(worst, ratio)
        }
        return [
            Figure(name: "rings chosen in \(ratios.count) clubs of \(Self.members)", value: Double(count), unit: ""),
            Figure(name: "rings to choose among, mean", value: RankQuality.mean(sets), unit: "a club"),
            Figure(name: "rings to choose among, most", value: sets.max() ?? 0, unit: ""),
            Figure(name: "rings that are none", value: Double(invalid), unit: "", target: 0, atLeast: false),
            Figure(name: "worth of rings / best possible, mean", value: 100 * RankQuality.mean(ratios), unit: "%"),
            Figure(name: "worth of rings / best possible, worst club", value: 100 * worst, unit: "%", target: 95),
            Figure(name: "gap told, worst club", value: 100 * gap, unit: "%"),
            Figure(name: "clubs whose best was not proved", value: Double(unproved), unit: ""),
        ]
    }
}
