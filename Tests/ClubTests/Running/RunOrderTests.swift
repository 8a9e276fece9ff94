import Chronology
import Persistence
import TestSupport
import Testing

@testable import Club

@Suite struct RunOrderTests {
    private static func instant(_ number: Int) -> Instant { Instant(milliseconds: Int64(number) * 1_000) }

    @Test func `Nobody speaks a third time before whoever asks has spoken once`() {
        var chance = SeededGenerator(seed: 11)
        for round in 0..<50 {
            let count = Int.random(in: 2...40, using: &chance)
            let lately = (0..<count).map { _ in Int.random(in: 0...5, using: &chance) }
            var turns = Array(repeating: 0, count: count)
            var asked = (0..<count).map { _ in Self.instant(Int.random(in: 0...1_000, using: &chance)) }
            for clock in 0..<count * 4 {
                // All ask again at once after they spoke.
                let hands = (0..<count).map { member in
                    FloorOrder.Hand(
                        id: ID(rawValue: Int64(member + 1)), here: turns[member], lately: lately[member],
                        askedAt: asked[member])
                }
                let first = hands.sorted(by: FloorOrder.isBefore)[0]
                let member = Int(first.id.rawValue) - 1

                #expect(turns[member] == turns.min())
                #expect(!hands.contains { $0.here == first.here && $0.lately < first.lately }, "\(round)")
                turns[member] += 1
                asked[member] = Self.instant(2_000 + clock)
            }
            #expect((turns.max() ?? 0) - (turns.min() ?? 0) == 0)
        }
    }

    @Test func `The order of the floor is the same whatever the order it is read in`() {
        var chance = SeededGenerator(seed: 13)
        let hands = (1...200).map { number in
            FloorOrder.Hand(
                id: ID(rawValue: Int64(number)), here: Int.random(in: 0...3, using: &chance),
                lately: Int.random(in: 0...4, using: &chance),
                askedAt: Self.instant(Int.random(in: 0...20, using: &chance)))
        }
        let order = hands.sorted(by: FloorOrder.isBefore)

        for _ in 0..<20 {
            #expect(hands.shuffled(using: &chance).sorted(by: FloorOrder.isBefore) == order)
        }
        for (one, other) in zip(order, order.dropFirst()) {
            #expect((one.here, one.lately) <= (other.here, other.lately))
            #expect(one.here != other.here || one.lately != other.lately || one.askedAt <= other.askedAt)
        }
    }

    @Test func `Whoever never presented their company does so first, whoever did last comes last`() {
        var chance = SeededGenerator(seed: 17)
        for seed in 0..<200 {
            let candidates = (1...30).map { number in
                PitchOrder.Candidate(
                    seat: ID(rawValue: Int64(number)),
                    last: Bool.random(using: &chance) ? nil : Self.instant(Int.random(in: 0...5, using: &chance)))
            }

            let order = PitchOrder.sorted(candidates, seed: UInt64(seed))

            #expect(Set(order) == Set(candidates))
            #expect(
                zip(order, order.dropFirst()).allSatisfy { one, other in
                    (one.last?.milliseconds ?? -1) <= (other.last?.milliseconds ?? -1)
                })
            #expect(PitchOrder.sorted(candidates.shuffled(using: &chance), seed: UInt64(seed)) == order)
        }
    }

    @Test func `Between equals chance decides, and each comes first about as often`() {
        let candidates = (1...10).map { PitchOrder.Candidate(seat: ID(rawValue: Int64($0)), last: nil) }
        var firsts: [ID<Membership>: Int] = [:]

        for seed in 0..<10_000 {
            let first = PitchOrder.sorted(candidates, seed: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)[0]
            firsts[first.seat, default: 0] += 1
        }

        #expect(firsts.count == 10)
        #expect(firsts.values.allSatisfy { (850...1_150).contains($0) }, "\(firsts.values)")
    }
}
