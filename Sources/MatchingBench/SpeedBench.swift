import Figures
import Foundation
import Matching
import MatchingTruth

/// How long a large club takes, on one core.
struct SpeedBench {
    static let members = 10_000
    static let needs = 5_000

    let vocabulary: Vocabulary

    func figures() -> [Figure] {
        let made = SyntheticClub(
            members: Self.members, needs: Self.needs, capacity: 3, seed: 7, vocabulary: vocabulary)
        var best = [Double](repeating: .infinity, count: 4)
        var slowestNeed = 0.0
        var lists: Lists?
        var gap = 0.0
        for turn in 0..<3 {
            var parts: [Double] = []
            var clock = Stopwatch()
            let index = MatchIndex(made.club)
            parts.append(clock.lap())
            let round = index.proposals(seed: UInt64(turn))
            parts.append(clock.lap())
            let rings = index.rings()
            parts.append(clock.lap())
            parts.append(parts.reduce(0, +))
            if parts[3] < best[3] { best = parts }
            (lists, gap) = (Lists(round, made), rings.gap)
            for number in 0..<40 {
                let author = made.club.members[number * 97]
                let need = made.club.members[number * 61 + 1].offers[0]
                _ = clock.lap()
                _ = index.proposals(for: need, by: author.key)
                slowestNeed = max(slowestNeed, clock.lap())
            }
        }
        return [
            Figure(name: "reading 10,000 members × 5,000 needs", value: 1000 * best[0], unit: "ms"),
            Figure(name: "pairs of the whole club", value: 1000 * best[1], unit: "ms"),
            Figure(name: "rings of the whole club", value: 1000 * best[2], unit: "ms"),
            Figure(
                name: "in full, best of three", value: 1000 * best[3], unit: "ms", target: 2000, atLeast: false),
            Figure(
                name: "one new need, slowest of 120", value: 1000 * slowestNeed, unit: "ms", target: 50,
                atLeast: false),
            Figure(
                name: "Gini of exposure, 10,000 members", value: RankQuality.gini(lists?.of.map(\.count) ?? []),
                unit: "", target: 0.35, atLeast: false),
            Figure(
                name: "members above their capacity, of 10,000", value: Double(lists?.overCapacity ?? 0), unit: "",
                target: 0, atLeast: false),
            Figure(name: "gap told of the rings of 10,000", value: 100 * gap, unit: "%"),
        ]
    }
}

/// Seconds of one core since it was last asked: what the program used, not what others on the machine took from it.
private struct Stopwatch {
    private var last = Stopwatch.now

    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    mutating func lap() -> Double {
        let now = Self.now
        defer { last = now }
        return now - last
    }
}
