/// Works out why members are proposed. Kept for a whole round, so that the words of a need are cut once.
struct ReasonWriter {
    private let index: MatchIndex
    private var written: [Int: WrittenWords] = [:]

    init(_ index: MatchIndex) { self.index = index }

    /// Why two members are proposed, strongest first.
    mutating func reasons(_ one: Int, _ other: Int, _ gains: MatchIndex.Gains) -> [MatchReason] {
        var reasons: [MatchReason] = []
        let isOneFirst = (gains.oneNeed?.supply ?? 0) >= (gains.otherNeed?.supply ?? 0)
        let answers = [(one, other, gains.oneNeed), (other, one, gains.otherNeed)]
        for (seeker, supplier, answer) in isOneFirst ? answers : answers.reversed() {
            guard let answer else { continue }
            reasons += supply(answer.need, seeker: seeker, supplier: supplier)
        }
        return reasons + trade(buyer: one, seller: other) + trade(buyer: other, seller: one) + common(one, other)
    }

    /// Why a supplier answers a need of the club.
    mutating func supply(_ place: Int, seeker: Int, supplier: Int) -> [MatchReason] {
        let need = index.needs[place]
        let shared = SharedWords(need.text, supplier: supplier, in: index)
        var words: [String] = []
        if !shared.terms.isEmpty {
            let cut = written[place] ?? WrittenWords(need.wording, terms: index.reader.terms)
            written[place] = cut
            words = cut.bearing(shared.terms, most: SharedWords.most)
        }
        return [answer(need.key, shared, words, seeker: index.members[seeker].key, supplier: supplier)]
            + clients(supplier, seeker)
    }

    /// Why a supplier answers a need that is not of the club yet.
    func supply(_ need: Wish, _ text: ReadText, by author: MemberKey, supplier: Int) -> [MatchReason] {
        let shared = SharedWords(text, supplier: supplier, in: index)
        let words = WrittenWords(need.text, terms: index.reader.terms).bearing(shared.terms, most: SharedWords.most)
        let first = answer(need.key, shared, words, seeker: author, supplier: supplier)
        return [first] + (index.places[author].map { clients(supplier, $0) } ?? [])
    }

    /// Where they sit, how large they are, what they did together; nothing here singles out one of them.
    func common(_ one: Int, _ other: Int) -> [MatchReason] {
        var reasons: [MatchReason] = []
        let (mine, theirs) = (index.facts[one], index.facts[other])
        if let city = mine.cityName, mine.city == theirs.city {
            reasons.append(.sameCity(city))
        } else if let region = mine.regionName, mine.region == theirs.region {
            reasons.append(.sameRegion(region))
        }
        if let left = mine.sizeBand, let right = theirs.sizeBand, abs(mine.size - theirs.size) <= 1 {
            reasons.append(.similarSize(left, right))
        }
        let deals = index.history.deals(one, other)
        if deals > 0 { reasons.append(.tradedBefore(deals: deals)) }
        return reasons
    }

    private func answer(
        _ need: WishKey, _ shared: SharedWords, _ words: [String], seeker: MemberKey, supplier: Int
    ) -> MatchReason {
        .answersNeed(
            seeker: seeker, need: need, supplier: index.members[supplier].key, offer: shared.offer,
            trades: shared.trades, words: words)
    }

    private func clients(_ supplier: Int, _ seeker: Int) -> [MatchReason] {
        let clients = index.history.clients(of: supplier, in: index.facts[seeker].division, besides: seeker)
        guard clients > 0, let division = Divisions.code(index.facts[seeker].division) else { return [] }
        return [.clientsInYourTrade(supplier: index.members[supplier].key, division: division, clients: clients)]
    }

    private func trade(buyer: Int, seller: Int) -> [MatchReason] {
        let (buys, sells) = (index.facts[buyer].division, index.facts[seller].division)
        guard index.flows.strength(buyer: buys, seller: sells) >= TradeFlows.leastTold,
            let bought = Divisions.code(buys), let sold = Divisions.code(sells)
        else { return [] }
        return [
            .tradesBuy(
                buyer: index.members[buyer].key, seller: index.members[seller].key, buyerDivision: bought,
                sellerDivision: sold, wonDeals: index.flows.deals(buyer: buys, seller: sells))
        ]
    }
}
