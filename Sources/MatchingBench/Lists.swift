import Matching
import MatchingTruth

/// A round as each member sees it.
struct Lists {
    /// Whom each member is proposed, best first.
    private(set) var of: [[Int]]
    private(set) var overCapacity = 0
    private(set) var refused = 0

    init(_ round: MatchRound, _ made: SyntheticClub) {
        of = [[Int]](repeating: [], count: made.club.members.count)
        for pair in round.pairs {
            let (one, other) = (Int(pair.first.rawValue), Int(pair.second.rawValue))
            of[one].append(other)
            of[other].append(one)
            if made.truth.refused.contains(one * made.truth.members.count + other) { refused += 1 }
        }
        for (member, list) in zip(made.club.members, of) where list.count > member.capacity { overCapacity += 1 }
    }
}
