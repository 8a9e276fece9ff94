import Matching
import MatchingTruth
import Testing

@Suite struct RingTests {
    /// Members 1 to n, each of whom seeks what the next one sells.
    private func circle(_ count: Int) -> [MatchMember] {
        let trades = ["Imprimerie", "Plombier", "Avocat", "Traiteur", "Assurance", "Pneumatique"]
        return (0..<count).map { number in
            Sample.member(Int64(number + 1), offers: trades[number], needs: [trades[(number + 1) % count]])
        }
    }

    @Test func `Three who each seek what the next one has are a ring`() throws {
        let round = Sample.index(Sample.triangle).rings()

        let ring = try #require(round.rings.first)

        #expect(round.rings.count == 1)
        #expect(ring.members == [MemberKey(1), MemberKey(2), MemberKey(3)])
        #expect(ring.places.map(\.supplier) == [MemberKey(2), MemberKey(3), MemberKey(1)])
        #expect(ring.places.map(\.need) == [WishKey(101), WishKey(201), WishKey(301)])
        #expect(ring.places.allSatisfy { !$0.reasons.isEmpty })
        #expect(round.gap == 0)
    }

    @Test(arguments: [2, 3, 4, 5, 6]) func `Rings have three to five members`(count: Int) {
        let round = Sample.index(circle(count)).rings()

        #expect(round.rings.count == ((3...5).contains(count) ? 1 : 0))
    }

    @Test(arguments: [(1, 2), (2, 1), (3, 1), (2, 3)] as [(Int64, Int64)])
    func `Neighbours of whom one said no are in no ring`(who: (Int64, Int64)) {
        let answers = [PastAnswer(MemberKey(who.0), about: MemberKey(who.1), .no, weeksAgo: 900)]

        #expect(Sample.index(Sample.triangle, answers: answers).rings().rings.isEmpty)
    }

    @Test func `Who stands in an open ring is left out`() {
        #expect(Sample.index(Sample.triangle).rings(excluding: [MemberKey(2)]).rings.isEmpty)
        #expect(Sample.index(Sample.triangle).rings(excluding: [MemberKey(99)]).rings.count == 1)
    }

    @Test func `A ring is worth less the longer it is and the weaker its weakest link`() {
        #expect(RingValue.of([1, 1, 1]) / 3 > RingValue.of([1, 1, 1, 1]) / 4)
        #expect(RingValue.of([0.9, 0.9, 0.9]) > RingValue.of([1, 1, 0.7]))
        #expect(RingValue.of([1, 0, 1]) == 0)
        #expect(RingValue.of([]) == 0)
    }

    @Test(arguments: [UInt64(1), 2, 3, 4], [6, 12, 24])
    func `Rings are disjoint, valid and near the best of all`(seed: UInt64, variety: Int) {
        let count = 30
        let made = SyntheticClub(
            members: count, needs: 60, capacity: 4, seed: seed, vocabulary: .tuning, variety: variety)
        let index = MatchIndex(made.club)
        func supply(_ seeker: Int, _ supplier: Int) -> Double {
            let found = index.supply(from: MemberKey(Int64(supplier)), to: MemberKey(Int64(seeker)))?.supply ?? 0
            return found >= index.weights.leastRingSupply ? found : 0
        }

        let round = index.rings()
        let all = ExactRings(members: count, supply: supply)
        let best = ExactPacking(sets: all.sets, values: all.values)

        let members = round.rings.flatMap(\.members)
        #expect(Set(members).count == members.count)
        for ring in round.rings {
            #expect((3...5).contains(ring.places.count))
            for (place, step) in ring.places.enumerated() {
                #expect(step.supplier == ring.places[(place + 1) % ring.places.count].member)
                let owner = made.club.members[Int(step.member.rawValue)]
                #expect(owner.needs.contains { $0.key == step.need })
                #expect(supply(Int(step.member.rawValue), Int(step.supplier.rawValue)) > 0)
            }
            #expect(abs(ring.value - RingValue.of(ring.places.map(\.supply))) < 1e-9)
        }
        #expect(abs(round.value - round.rings.reduce(0) { $0 + $1.value }) < 1e-6)
        #expect(round.value >= 0.95 * best.bound - 1e-9)
        #expect(round.value <= best.bound + 1e-6)
        #expect((0...1).contains(round.gap))
    }
}
