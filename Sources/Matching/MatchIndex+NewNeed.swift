import Morocco

extension MatchIndex {
    /// Who may answer a need that was just written, best for both first. The index stays as it is: the need itself is
    /// not in it.
    ///
    /// - Parameters:
    ///   - need: what is sought; its key need not be known.
    ///   - author: who seeks it; whoever is barred by an earlier answer is left out. An unknown author is somebody of
    ///     whom nothing is known.
    ///   - limit: the most members to name.
    public func proposals(for need: Wish, by author: MemberKey, limit: Int = 10) -> [NeedProposal] {
        guard limit > 0 else { return [] }
        let seeker = places[author]
        let text = reader.read(need.text)
        let query = supply.query(
            text, division: Divisions.number(need.division), region: MemberFacts.number(need.region))
        var scan = SupplyScan(members: members.count)
        var few = BestFew(4 * limit)
        let suppliers = suppliers(of: query, for: seeker, &scan, &few)
        var scored: [(place: Int, score: Float, supply: Float)] = suppliers.map { supplier, value in
            let place = Int(supplier)
            guard let seeker else { return (place, value, value) }
            let answer = Answer(need: -1, supply: value)
            let gains = gains(seeker, place, bought: (answer, value), sold: best(of: seeker, for: place))
            return (place, gains.score, value)
        }
        scored.sort { $0.score != $1.score ? $0.score > $1.score : $0.place < $1.place }
        var writer = ReasonWriter(self)
        return scored.prefix(limit).map { found in
            var reasons = writer.supply(need, text, by: author, supplier: found.place)
            if let seeker {
                if let back = best(of: seeker, for: found.place) {
                    reasons += writer.supply(back.answer.need, seeker: found.place, supplier: seeker)
                }
                reasons += writer.common(seeker, found.place)
            }
            return NeedProposal(
                supplier: members[found.place].key, score: Double(found.score), supply: Double(found.supply),
                reasons: reasons)
        }
    }
}
