extension MatchIndex {
    /// What is missing before a member can be proposed to others.
    ///
    /// Worth telling to someone a round has nothing for; see ``MatchRound/withoutProposal``. Nil when the member is
    /// unknown.
    public func gaps(of member: MemberKey) -> [ProfileGap]? { places[member].map { gaps(of: $0) } }

    func gaps(of place: Int) -> [ProfileGap] {
        let member = members[place]
        guard member.capacity > 0 else { return [.noCapacity] }
        var gaps: [ProfileGap] = []
        if member.needs.isEmpty { gaps.append(.noNeed) }
        if offerTexts[place].allSatisfy(\.slots.isEmpty), activityTexts[place].slots.isEmpty { gaps.append(.noOffer) }
        if facts[place].division < 0 { gaps.append(.noDivision) }
        if facts[place].region == 0 { gaps.append(.noPlace) }
        for need in needsOf[place] where needs[need].query.isMute { gaps.append(.notUnderstood(needs[need].key)) }
        return gaps.isEmpty ? [.nobodyFits] : gaps
    }
}
