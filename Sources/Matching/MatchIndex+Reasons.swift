import Morocco

extension MatchIndex {
    /// Why two members are proposed, strongest first.
    func reasons(_ one: Int, _ other: Int, _ gains: Gains) -> [MatchReason] {
        var reasons: [MatchReason] = []
        let answers = [(one, other, gains.oneNeed), (other, one, gains.otherNeed)]
            .sorted { ($0.2?.supply ?? 0) > ($1.2?.supply ?? 0) }
        for (seeker, supplier, answer) in answers {
            guard let answer else { continue }
            reasons += supplyReasons(needs[answer.need], seeker: seeker, supplier: supplier)
        }
        for (buyer, seller) in [(one, other), (other, one)] {
            let strength = flows.strength(buyer: facts[buyer].division, seller: facts[seller].division)
            guard strength >= 0.3, let bought = Divisions.code(facts[buyer].division),
                let sold = Divisions.code(facts[seller].division)
            else { continue }
            let deals = flows.deals(buyer: facts[buyer].division, seller: facts[seller].division)
            reasons.append(
                .tradesBuy(
                    buyer: members[buyer].key, seller: members[seller].key, buyerDivision: bought,
                    sellerDivision: sold, wonDeals: deals))
        }
        return reasons + commonReasons(one, other)
    }

    /// Why a supplier answers a need.
    func supplyReasons(_ need: Need, seeker: Int, supplier: Int) -> [MatchReason] {
        var reasons: [MatchReason] = []
        let text = members[seeker].needs.first { $0.key == need.key }?.text ?? ""
        let link = SharedWords(need: text, supplier: members[supplier], reader: reader)
        reasons.append(
            .answersNeed(
                seeker: members[seeker].key, need: need.key, supplier: members[supplier].key, offer: link.offer,
                trades: link.trades, words: link.words))
        let clients = history.clients(of: supplier, in: facts[seeker].division, besides: seeker)
        if clients > 0, let division = Divisions.code(facts[seeker].division) {
            reasons.append(
                .clientsInYourTrade(supplier: members[supplier].key, division: division, clients: clients))
        }
        return reasons
    }

    /// Where they sit, how large they are, what they did together; nothing here singles out one of them.
    func commonReasons(_ one: Int, _ other: Int) -> [MatchReason] {
        var reasons: [MatchReason] = []
        let (mine, theirs) = (facts[one], facts[other])
        if let city = mine.cityName, mine.city == theirs.city {
            reasons.append(.sameCity(city))
        } else if let region = mine.regionName, mine.region == theirs.region {
            reasons.append(.sameRegion(region))
        }
        if let left = mine.sizeBand, let right = theirs.sizeBand, abs(mine.size - theirs.size) <= 1 {
            reasons.append(.similarSize(left, right))
        }
        let deals = history.deals(one, other)
        if deals > 0 { reasons.append(.tradedBefore(deals: deals)) }
        return reasons
    }

    /// What is missing before a member can be proposed.
    func gaps(of place: Int) -> [ProfileGap] {
        let member = members[place]
        guard member.capacity > 0 else { return [.noCapacity] }
        var gaps: [ProfileGap] = []
        if member.needs.isEmpty { gaps.append(.noNeed) }
        if member.offers.isEmpty, member.activity.isEmpty { gaps.append(.noOffer) }
        if facts[place].division < 0 { gaps.append(.noDivision) }
        if facts[place].region == 0 { gaps.append(.noPlace) }
        for need in needsOf[place] where needs[need].query.isMute { gaps.append(.notUnderstood(needs[need].key)) }
        return gaps.isEmpty ? [.nobodyFits] : gaps
    }
}
