extension MatchIndex {
    /// One round of proposals for the whole club.
    ///
    /// Nobody stands in more pairs than the own capacity; a pair of which one said *no* never comes back, nor one that
    /// rests (see ``PastAnswer/bars``). The same seed gives the same round; another seed lets equal pairs take turns,
    /// so give the number of the week.
    public func proposals(seed: UInt64 = 0) -> MatchRound {
        let candidates = CandidatePairs(self, supplies: supplies)
        var choice = PairChoice(self)
        var chosen = choice.choose(candidates.all, seed: seed)
        let left = members.indices.filter { choice.degree[$0] == 0 && choice.isOpen($0) }
        if !left.isEmpty {
            let more = CandidatePairs(self, left: left, open: choice.isOpen)
            chosen += choice.choose(more.all, seed: seed)
        }
        var writer = ReasonWriter(self)
        let pairs =
            chosen.map { pair(Int($0.pair.low), Int($0.pair.high), &writer) }
            .sorted { ($1.score, $0.first, $0.second) < ($0.score, $1.first, $1.second) }
        var isServed = [Bool](repeating: false, count: members.count)
        for pair in pairs {
            if let first = places[pair.first] { isServed[first] = true }
            if let second = places[pair.second] { isServed[second] = true }
        }
        let unserved = members.indices.filter { !isServed[$0] }
            .map { MatchRound.Unserved(member: members[$0].key, gaps: gaps(of: $0)) }
        return MatchRound(pairs: pairs, withoutProposal: unserved)
    }

    /// Whom one member should talk to, best first, whatever the capacities; empty when the member is unknown.
    public func ranking(for member: MemberKey, limit: Int = 10) -> [ProposedPair] {
        guard let one = places[member], limit > 0 else { return [] }
        var scan = SupplyScan(members: members.count)
        var few = BestFew(4 * limit + 40)
        var found: Set<Int32> = []
        for need in needsOf[one] {
            found.formUnion(suppliers(of: needs[need].query, for: one, &scan, &few).map(\.item))
        }
        // Who seeks what the member offers.
        for other in members.indices where other != one && !needsOf[other].isEmpty {
            if !history.isBarred(one, other), best(of: one, for: other) != nil { found.insert(Int32(other)) }
        }
        if found.count < limit {
            let mine = DivisionNeighbours(self).of(one)
            found.formUnion(mine.map { $0.low == Int32(one) ? $0.high : $0.low })
        }
        var best = BestFew(limit)
        for other in found.sorted() { best.add(Int(other), gains(one, Int(other)).score) }
        var writer = ReasonWriter(self)
        return best.take().filter { $0.score > 0 }.map { pair(one, Int($0.item), &writer) }
    }

    /// The pair of two members with its reasons, whether it is worth a proposal or not; nil when one is unknown, they
    /// are the same, or nothing at all speaks for it.
    public func pair(_ one: MemberKey, _ other: MemberKey) -> ProposedPair? {
        guard let first = places[one], let second = places[other], first != second else { return nil }
        var writer = ReasonWriter(self)
        let found = pair(first, second, &writer)
        return found.score > 0 ? found : nil
    }

    func pair(_ one: Int, _ other: Int, _ writer: inout ReasonWriter) -> ProposedPair {
        let (low, high) = (min(one, other), max(one, other))
        let gains = gains(low, high)
        return ProposedPair(
            first: members[low].key, second: members[high].key, firstGain: Double(gains.one),
            secondGain: Double(gains.other), score: Double(gains.score), reasons: writer.reasons(low, high, gains))
    }
}
