import Figures
import Matching
import MatchingTruth

/// How good the lists are, against what is hidden behind the texts, and against the usual search engine.
struct QualityBench {
    static let members = 600
    static let needs = 900
    static let capacity = 10

    let seeds: [UInt64]
    let vocabulary: Vocabulary

    func figures() -> [Figure] {
        var sums: [String: [Double]] = [:]
        var overCapacity = 0
        for seed in seeds {
            let made = SyntheticClub(
                members: Self.members, needs: Self.needs, capacity: Self.capacity, seed: seed, vocabulary: vocabulary)
            let index = MatchIndex(made.club)
            let round = index.proposals(seed: seed)
            let lists = Lists(round, made)
            overCapacity += lists.overCapacity
            for (name, value) in measure(made, index, round, lists) { sums[name, default: []].append(value) }
        }
        func mean(_ name: String) -> Double { RankQuality.mean(sums[name] ?? []) }
        let least = zip(sums["proposed"] ?? [], sums["one-way"] ?? []).map { $0 / max($1, 1e-9) }.min() ?? 0
        return [
            Figure(name: "nDCG@10 both sides, one-way BM25", value: mean("one-way"), unit: ""),
            Figure(name: "nDCG@10 both sides, BM25 of both ways added", value: mean("both ways"), unit: ""),
            Figure(name: "nDCG@10 both sides, ranking", value: mean("ranked"), unit: ""),
            Figure(name: "nDCG@10 both sides, as proposed under capacity", value: mean("proposed"), unit: ""),
            Figure(
                name: "as proposed / one-way BM25", value: mean("proposed") / max(mean("one-way"), 1e-9), unit: "",
                target: 1.3),
            Figure(name: "as proposed / one-way BM25, worst club", value: least, unit: "", target: 1.3),
            Figure(name: "ranking / BM25 of both ways", value: mean("ranked") / max(mean("both ways"), 1e-9), unit: ""),
            Figure(name: "nDCG@10 of needs alone, BM25", value: mean("needs BM25"), unit: ""),
            Figure(name: "nDCG@10 of needs alone, ours", value: mean("needs ours"), unit: ""),
            Figure(
                name: "Gini of exposure, worst club", value: sums["gini"]?.max() ?? 1, unit: "", target: 0.35,
                atLeast: false),
            Figure(
                name: "members above their capacity", value: Double(overCapacity), unit: "", target: 0, atLeast: false),
            Figure(
                name: "pairs proposed though one said no, or it rests", value: sums["refused"]?.reduce(0, +) ?? 0,
                unit: "", target: 0, atLeast: false),
            Figure(
                name: "members neither proposed nor told what is missing",
                value: sums["forgotten"]?.reduce(0, +) ?? 0, unit: "", target: 0, atLeast: false),
            Figure(name: "members proposed to somebody", value: 100 * mean("served"), unit: "%"),
            Figure(name: "wordings no trade of the lexicon is found in", value: 100 * Wordings.unknown, unit: "%"),
        ]
    }

    private func measure(
        _ made: SyntheticClub, _ index: MatchIndex, _ round: MatchRound, _ lists: Lists
    ) -> [(String, Double)] {
        let everyone = 0..<made.truth.members.count
        let engine = BM25(made.club)
        let rows = everyone.map { engine.scores(for: $0) }
        let judge = Judge(made.truth)
        let served = Set(round.pairs.flatMap { [$0.first, $0.second] })
        let told = Set(round.withoutProposal.map(\.member))
        let sums = everyone.map { one in everyone.map { rows[one][$0] + rows[$0][one] } }
        let supplies = everyone.map { one in
            everyone.map { index.supply(from: key($0), to: key(one))?.supply ?? 0 }
        }
        return [
            ("one-way", judge.both { judge.top(rows[$0], $0) }),
            ("both ways", judge.both { judge.top(sums[$0], $0) }),
            (
                "ranked",
                judge.both { one in
                    index.ranking(for: key(one)).compactMap { $0.other(than: key(one)).map { Int($0.rawValue) } }
                }
            ),
            ("proposed", judge.both { lists.of[$0] }),
            ("needs BM25", judge.needs { judge.top(rows[$0], $0) }),
            ("needs ours", judge.needs { judge.top(supplies[$0], $0) }),
            ("gini", RankQuality.gini(lists.of.map(\.count))),
            ("refused", Double(lists.refused)),
            ("forgotten", Double(everyone.count { !served.contains(key($0)) && !told.contains(key($0)) })),
            ("served", Double(served.count) / Double(everyone.count)),
        ]
    }

    private func key(_ number: Int) -> MemberKey { MemberKey(Int64(number)) }
}
