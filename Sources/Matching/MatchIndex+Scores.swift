extension MatchIndex {
    /// A need and a supplier, scored.
    struct Answer {
        /// The place of the need in ``needs``; -1 for a new one.
        var need: Int
        /// From 0 to 1.
        var supply: Float
    }

    /// What each of two members would gain, and from which needs.
    struct Gains {
        var one: Float
        var other: Float
        /// The best need of the one that the other answers, and the other way round.
        var oneNeed: Answer?
        var otherNeed: Answer?
        /// The harmonic mean of the gains, less when the two trade already.
        var score: Float
    }

    /// How well a member answers a need with place, size and earlier clients, when the words already gave `answer`.
    func supplied(_ query: NeedQuery, by supplier: Int, to seeker: Int?, answer: Float) -> Float {
        let theirs = facts[supplier]
        let mine = seeker.map { facts[$0] }
        var value = answer * Fit.place(query, of: mine, by: theirs) * Fit.size(mine, theirs)
        if let seeker {
            let clients = history.clients(of: supplier, in: facts[seeker].division, besides: seeker)
            // Others of one's trade were content: a tenth of what is missing for one client, more for more.
            if clients > 0 { value += (1 - value) * value * 0.3 * Float(clients) / Float(clients + 2) }
        }
        return value
    }

    /// The best answer a supplier has to the needs of a member; nil when it answers none well enough.
    func best(of supplier: Int, for seeker: Int) -> (answer: Answer, all: Float)? {
        var best: Answer?
        var missing: Float = 1
        for need in needsOf[seeker] {
            let query = needs[need].query
            let words = supply.answer(query, by: supplier)
            guard words > 0 else { continue }
            let value = supplied(query, by: supplier, to: seeker, answer: words)
            guard value >= Float(weights.leastSupply) else { continue }
            missing *= 1 - value
            if value > best?.supply ?? 0 { best = Answer(need: need, supply: value) }
        }
        return best.map { ($0, 1 - missing) }
    }

    /// What two members would gain from one another.
    func gains(_ one: Int, _ other: Int) -> Gains {
        gains(one, other, bought: best(of: other, for: one), sold: best(of: one, for: other))
    }

    /// The same, when it is known what each buys.
    func gains(
        _ one: Int, _ other: Int, bought: (answer: Answer, all: Float)?, sold: (answer: Answer, all: Float)?
    ) -> Gains {
        let buys = flows.strength(buyer: facts[one].division, seller: facts[other].division)
        let sells = flows.strength(buyer: facts[other].division, seller: facts[one].division)
        let near = Fit.place(facts[one], facts[other])
        func gain(_ buy: Float, _ sale: Float, _ sellsTo: Float, _ buysFrom: Float) -> Float {
            // A customer of a trade one sells to anyway is the better customer.
            let custom = weights.sale * sale * (0.7 + 0.3 * sellsTo)
            let hope = weights.flow * near * max(buysFrom, sellsTo)
            return 1 - (1 - buy) * (1 - custom) * (1 - hope)
        }
        let mine = gain(bought?.all ?? 0, sold?.all ?? 0, sells, buys)
        let theirs = gain(sold?.all ?? 0, bought?.all ?? 0, buys, sells)
        var score = mine + theirs > 0 ? 2 * mine * theirs / (mine + theirs) : 0
        if history.deals(one, other) > 0 { score *= weights.acquainted }
        return Gains(one: mine, other: theirs, oneNeed: bought?.answer, otherNeed: sold?.answer, score: score)
    }
}
