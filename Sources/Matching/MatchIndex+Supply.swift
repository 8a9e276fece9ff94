extension MatchIndex {
    /// How well one member supplies what another seeks, for the need answered best; nil when it does not, when one is
    /// unknown, or when the two are barred from one another.
    public func supply(from supplier: MemberKey, to seeker: MemberKey) -> (need: WishKey, supply: Double)? {
        guard let one = places[supplier], let other = places[seeker], one != other, !history.isBarred(one, other),
            let best = best(of: one, for: other)
        else { return nil }
        return (needs[best.answer.need].key, Double(best.answer.supply))
    }
}
