import MatchingTruth
import Testing

@testable import Matching

@Suite struct PackingTests {
    /// Sets of three to five among few members, with worths.
    private func family(_ members: Int, _ count: Int, seed: UInt64) -> (sets: [[Int32]], values: [Double]) {
        var dice = Dice(seed: seed)
        var sets: [[Int32]] = []
        var values: [Double] = []
        for _ in 0..<count {
            let all = (0..<Int32(members)).shuffled(using: &dice)
            sets.append(Array(all.prefix(3 + dice.below(3))))
            values.append(1 + Double(dice.below(2000)) / 1000)
        }
        return (sets, values)
    }

    private func exact(_ sets: [[Int32]], _ values: [Double]) -> ExactPacking {
        ExactPacking(sets: sets.map { $0.reduce(UInt64(0)) { $0 | 1 << UInt64($1) } }, values: values)
    }

    /// The best choice by trying all.
    private func brute(_ sets: [[Int32]], _ values: [Double], _ used: Set<Int32> = [], _ from: Int = 0) -> Double {
        var best = 0.0
        for number in sets.indices.dropFirst(from) where used.isDisjoint(with: sets[number]) {
            best = max(best, values[number] + brute(sets, values, used.union(sets[number]), number + 1))
        }
        return best
    }

    @Test(arguments: UInt64(1)...8) func `The exact solver finds what trying all finds`(seed: UInt64) {
        let (sets, values) = family(12, 14, seed: seed)

        let found = exact(sets, values)

        #expect(found.isProved)
        #expect(abs(found.best - brute(sets, values)) < 1e-9)
    }

    @Test(arguments: UInt64(1)...6, [20, 80, 200])
    func `The choice is disjoint, near the best, and below the bound told`(seed: UInt64, count: Int) {
        let (sets, values) = family(40, count, seed: seed)

        let packing = RingPacking(members: 40, sets: sets, values: values)
        let best = exact(sets, values)

        let members = packing.chosen.flatMap { sets[$0] }
        #expect(Set(members).count == members.count)
        #expect(abs(packing.value - packing.chosen.reduce(0) { $0 + values[$1] }) < 1e-9)
        #expect(packing.value >= 0.95 * best.best)
        #expect(packing.bound >= best.best - 1e-6)
    }

    @Test func `Parts that no set joins are solved apart`() {
        let parts = SetParts.of(members: 9, sets: [[0, 1, 2], [6, 7, 8], [2, 3, 4]])

        #expect(parts.map(\.numbers) == [[0, 2], [1]])
        #expect(parts.map(\.members) == [5, 3])
    }

    @Test func `No sets make no choice`() {
        let packing = RingPacking(members: 5, sets: [], values: [])

        #expect(packing.chosen.isEmpty)
        #expect(packing.bound == 0)
    }
}
