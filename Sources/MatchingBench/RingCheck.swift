import Matching
import MatchingTruth

/// Checks rings by what a ring is, not by how they were found.
struct RingCheck {
    private let made: SyntheticClub
    private let index: MatchIndex

    init(_ made: SyntheticClub, _ index: MatchIndex) {
        self.made = made
        self.index = index
    }

    /// What the second gets from the first, as far as it is enough for a ring.
    func supply(from supplier: Int, to seeker: Int) -> Double {
        guard made.club.members[supplier].capacity > 0, made.club.members[seeker].capacity > 0,
            let found = index.supply(from: MemberKey(Int64(supplier)), to: MemberKey(Int64(seeker))),
            found.supply >= index.weights.leastRingSupply
        else { return 0 }
        return found.supply
    }

    /// How many are none: too short or long, a member twice in one or in two, a need that is not the member's, one
    /// that the next does not answer, neighbours of whom one said no.
    func faults(_ rings: [ProposedRing]) -> Int {
        var seen: Set<MemberKey> = []
        return rings.count { ring in
            let isKnown = ring.members.contains { !seen.insert($0).inserted }
            return isKnown || !RingValue.sizes.contains(ring.places.count) || !isClosed(ring)
        }
    }

    private func isClosed(_ ring: ProposedRing) -> Bool {
        ring.places.enumerated().allSatisfy { place, step in
            let next = ring.places[(place + 1) % ring.places.count].member
            let (seeker, supplier) = (Int(step.member.rawValue), Int(next.rawValue))
            let pair = min(seeker, supplier) * made.truth.members.count + max(seeker, supplier)
            return step.supplier == next && made.club.members[seeker].needs.contains { $0.key == step.need }
                && supply(from: supplier, to: seeker) > 0 && !made.truth.refused.contains(pair)
        }
    }
}
