import Chronology
import Matching
import Persistence

/// What a week is to bring, computed from a snapshot: nothing of it is written yet.
struct RoundPlan: Sendable {
    struct Proposal: Sendable {
        var pair: Pair
        /// In thousandths.
        var score: Int
        var reasons: [StoredReason]
    }

    struct Place: Sendable {
        var member: ID<Membership>
        var supplier: ID<Membership>
        var need: WishSource
        var reasons: [StoredReason]
    }

    var week: MatchWeek
    /// The best first.
    var proposals: [Proposal] = []
    var rings: [[Place]] = []
    /// To whom nothing could be proposed, and what each lacks.
    var gaps: [(seat: ID<Membership>, gaps: [StoredGap])] = []

    /// Rings first: whoever stands in one has had one proposal of the week, and is not proposed to their neighbours.
    init(_ snapshot: MatchSnapshot) {
        week = snapshot.week
        var club = snapshot.club
        let full = club.members.filter { $0.capacity == 0 }.map(\.key)
        let index = MatchIndex(club)
        let found = index.rings(excluding: snapshot.inRing.union(full))
        for ring in found.rings {
            let places = ring.places.compactMap { place -> Place? in
                guard let need = snapshot.source(place.need) else { return nil }
                return Place(
                    member: ID(rawValue: place.member.rawValue), supplier: ID(rawValue: place.supplier.rawValue),
                    need: need, reasons: snapshot.stored(place.reasons, place.member, place.supplier))
            }
            if places.count == ring.places.count { rings.append(places) }
        }
        let ringed = Set(rings.flatMap { $0.map(\.member) })
        for position in club.members.indices where ringed.contains(ID(rawValue: club.members[position].key.rawValue)) {
            club.members[position].capacity -= 1
            club.members[position].recentProposals += 1
        }
        for place in rings.joined() {
            club.answers.append(
                PastAnswer(MemberKey(place.member.rawValue), about: MemberKey(place.supplier.rawValue), .waiting))
        }
        let round = (rings.isEmpty ? index : MatchIndex(club)).proposals(seed: week.number)
        for found in round.pairs {
            guard let pair = Pair(ID(rawValue: found.first.rawValue), ID(rawValue: found.second.rawValue)) else {
                continue
            }
            let reasons = snapshot.stored(found.reasons, found.first, found.second)
            guard !reasons.isEmpty else { continue }
            proposals.append(Proposal(pair: pair, score: Int(found.score * 1_000), reasons: reasons))
        }
        let served = ringed.union(proposals.flatMap { [$0.pair.first, $0.pair.second] })
        gaps = round.withoutProposal.compactMap { unserved in
            let seat = ID<Membership>(rawValue: unserved.member.rawValue)
            let gaps = unserved.gaps.compactMap(StoredGap.init)
            return served.contains(seat) || gaps.isEmpty ? nil : (seat, gaps)
        }
    }
}
