/// What is hidden behind the texts of a made-up club: who sells and needs which concepts, whom each can serve, and
/// which customers each wants.
public struct ClubTruth: Sendable {
    /// One member's truth; members are numbered from 0.
    public struct Member: Sendable {
        /// The language the member writes in: 0 French, 1 Arabic, 2 English.
        public var language: Int
        /// What is sold, as places in `Concept.all`.
        public var sells: [Int]
        /// What is sought.
        public var needs: [Int]
        /// The region, 0 to 11.
        public var region: Int
        /// Whether the whole country is served; otherwise the own region alone.
        public var isNational: Bool
        /// Families of the customers sought; all when empty.
        public var customers: Set<String>
    }

    /// Of each member.
    public var members: [Member]
    /// Pairs of whom one said no, as `low * members.count + high`.
    public var refused: Set<Int>

    /// How much of what a member seeks the other sells and can bring: 1 the very thing, 0.2 something near it.
    public func bought(by member: Int, from other: Int) -> Double {
        let mine = members[member]
        let theirs = members[other]
        guard theirs.isNational || theirs.region == mine.region else { return 0 }
        var best = 0.0
        for need in mine.needs {
            for offer in theirs.sells {
                if need == offer { return 1 }
                if Concept.all[need].family == Concept.all[offer].family { best = 0.2 }
            }
        }
        return best
    }

    /// What a member gains from another: what it buys, or six tenths of what it sells, less when the customer is none
    /// of those it wants.
    public func gain(of member: Int, from other: Int) -> Double {
        let mine = members[member]
        let isWanted =
            mine.customers.isEmpty
            || members[other].sells.contains { mine.customers.contains(Concept.all[$0].family) }
        let sale = bought(by: other, from: member) * (isWanted ? 0.6 : 0.25)
        return max(bought(by: member, from: other), sale)
    }

    /// What a pair is worth: the gain of the one who gains less. 0 when one of them said no.
    public func worth(_ one: Int, _ other: Int) -> Double {
        if one == other || refused.contains(min(one, other) * members.count + max(one, other)) { return 0 }
        return min(gain(of: one, from: other), gain(of: other, from: one))
    }
}
