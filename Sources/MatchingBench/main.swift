import Matching
import MatchingTruth

let vocabulary: Vocabulary = CommandLine.arguments.contains("--tuning") ? .tuning : .judging
let seeds: [UInt64] = vocabulary == .tuning ? [1, 2, 3] : [101, 102, 103]
let clock = ContinuousClock()

func ndcg(_ made: SyntheticClub, _ list: (Int) -> [Int]) -> Double {
    let count = made.truth.members.count
    var all: [Double] = []
    for member in 0..<count {
        let worths = (0..<count).map { made.truth.worth(member, $0) }
        let ideal = worths.filter { $0 > 0 }.sorted(by: >)
        if let value = RankQuality.ndcg(list(member).prefix(10).map { worths[$0] }, ideal: ideal) { all.append(value) }
    }
    return RankQuality.mean(all)
}
func top(_ scores: [Double], _ made: SyntheticClub, _ member: Int) -> [Int] {
    let count = scores.count
    return scores.indices.filter { scores[$0] > 0 && $0 != member && !made.truth.refused.contains(min($0, member) * count + max($0, member)) }
        .sorted { scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1 }.prefix(10).map { $0 }
}
for seed in seeds {
    let made = SyntheticClub(members: 600, needs: 900, capacity: 10, seed: seed, vocabulary: vocabulary)
    let index = MatchIndex(made.club)
    let bm = BM25(made.club)
    let rows = (0..<600).map { bm.scores(for: $0) }
    let oneWay = ndcg(made) { top(rows[$0], made, $0) }
    let columns = ndcg(made) { m in top(rows.map { $0[m] }, made, m) }
    let both = ndcg(made) { m in top((0..<600).map { rows[m][$0] + rows[$0][m] }, made, m) }
    let ranked = ndcg(made) { m in index.ranking(for: MemberKey(Int64(m))).map { Int($0.other(than: MemberKey(Int64(m)))!.rawValue) } }
    let round = index.proposals(seed: 1)
    var lists = [[Int]](repeating: [], count: 600)
    for pair in round.pairs { lists[Int(pair.first.rawValue)].append(Int(pair.second.rawValue)); lists[Int(pair.second.rawValue)].append(Int(pair.first.rawValue)) }
    let proposed = ndcg(made) { lists[$0] }
    // one direction only: who answers the need
    func oneSided(_ list: (Int) -> [Int]) -> Double {
        RankQuality.mean((0..<600).compactMap { m in
            let w = (0..<600).map { $0 == m ? 0 : made.truth.bought(by: m, from: $0) }
            return RankQuality.ndcg(list(m).map { w[$0] }, ideal: w.filter { $0 > 0 }.sorted(by: >))
        })
    }
    let bmNeed = oneSided { top(rows[$0], made, $0) }
    let ourNeed = oneSided { m in
        var s = [Double](repeating: 0, count: 600)
        for o in 0..<600 where o != m { s[o] = index.supply(from: MemberKey(Int64(o)), to: MemberKey(Int64(m)))?.supply ?? 0 }
        return top(s, made, m)
    }
    let mutual = (0..<600).map { a in (0..<600).filter { made.truth.worth(a, $0) > 0.5 }.count }.reduce(0, +)
    print("seed \(seed): one-way \(oneWay) columns \(columns) both \(both) | ranked \(ranked) proposed \(proposed) | need: bm25 \(bmNeed) ours \(ourNeed) | gini \(RankQuality.gini(lists.map(\.count))) unserved \(round.withoutProposal.count) pairs \(round.pairs.count) mutual>.5 \(mutual)")
}
for seed in seeds {
    let made = SyntheticClub(members: 60, needs: 120, capacity: 5, seed: seed, vocabulary: vocabulary, variety: 30)
    let index = MatchIndex(made.club)
    let rings = index.rings()
    let exact = ExactRings(members: 60) { a, b in let s = index.supply(from: MemberKey(Int64(b)), to: MemberKey(Int64(a)))?.supply ?? 0; return s >= 0.35 ? s : 0 }
    let t = clock.now
    let best = ExactPacking(sets: exact.sets, values: exact.values)
    print("rings seed \(seed): found \(rings.found) chosen \(rings.rings.count) value \(rings.value) gap \(rings.gap); exact sets \(exact.sets.count) best \(best.best) proved \(best.isProved) \(best.branches) \(clock.now - t)")
}
if !CommandLine.arguments.contains("--small") {
    let made = SyntheticClub(members: 10_000, needs: 5_000, capacity: 3, seed: 7, vocabulary: vocabulary)
    for _ in 0..<2 {
    var t = clock.now
    let index = MatchIndex(made.club); print("index", clock.now - t); t = clock.now
    let round = index.proposals(seed: 1); print("pairs", clock.now - t, round.pairs.count, round.withoutProposal.count); t = clock.now
    let rings = index.rings(); print("rings", clock.now - t, rings.found, rings.rings.count, rings.gap); t = clock.now
    let p = index.proposals(for: Wish(WishKey(-1), "Nous cherchons des cartons ondulés à Tanger"), by: MemberKey(5)); print("need", clock.now - t, p.count)
    }
}
