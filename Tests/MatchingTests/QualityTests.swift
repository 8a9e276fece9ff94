import Matching
import MatchingTruth
import Testing

/// A small, quick look at what `make bench` measures in full.
@Suite struct QualityTests {
    @Test func `Lists are better for both sides than the usual search engine's`() {
        let made = SyntheticClub(members: 200, needs: 300, capacity: 10, seed: 41, vocabulary: .judging)
        let everyone = made.truth.members.indices
        let index = MatchIndex(made.club)
        let engine = BM25(made.club)
        var ours: [Double] = []
        var theirs: [Double] = []
        for member in everyone {
            let key = MemberKey(Int64(member))
            let worths = everyone.map { made.truth.worth(member, $0) }
            let ideal = worths.filter { $0 > 0 }.sorted(by: >)
            let scores = engine.scores(for: member)
            let top = scores.indices.filter { scores[$0] > 0 }.sorted { scores[$0] > scores[$1] }.prefix(10)
            let list = index.ranking(for: key).compactMap { $0.other(than: key).map { Int($0.rawValue) } }
            guard let value = RankQuality.ndcg(list.map { worths[$0] }, ideal: ideal) else { continue }
            ours.append(value)
            theirs.append(RankQuality.ndcg(top.map { worths[$0] }, ideal: ideal) ?? 0)
        }

        #expect(RankQuality.mean(ours) >= 1.3 * RankQuality.mean(theirs))
    }

    @Test func `Everyone is seen about as often`() {
        let made = SyntheticClub(members: 200, needs: 300, capacity: 5, seed: 42, vocabulary: .judging)
        let round = MatchIndex(made.club).proposals()

        let counts = made.club.members.map { round.count(of: $0.key) }

        #expect(RankQuality.gini(counts) <= 0.35)
    }

    @Test func `Figures are what they are by hand`() throws {
        let ndcg = try #require(RankQuality.ndcg([0, 1], ideal: [1]))

        #expect(abs(ndcg - 0.630_929_75) < 1e-6)
        #expect(RankQuality.ndcg([1], ideal: []) == nil)
        #expect(RankQuality.gini([3, 3, 3]) == 0)
        #expect(abs(RankQuality.gini([0, 0, 9]) - 2.0 / 3) < 1e-9)
    }
}
