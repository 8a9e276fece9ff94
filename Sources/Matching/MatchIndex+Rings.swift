extension MatchIndex {
    /// The best set of disjoint rings of three to five members, each of whom gets what it seeks.
    ///
    /// Pairs of whom one said *no*, or that rest, stand next to one another in no ring; members who want no proposals
    /// are in none. Which rings exist does not depend on chance, so there is no seed.
    ///
    /// - Parameter excluding: members who stand in a ring still open.
    public func rings(excluding: Set<MemberKey> = []) -> RingRound {
        let excluded = Set(excluding.compactMap { places[$0] })
        let graph = SupplyGraph(self, supplies: supplies, least: Float(weights.leastRingSupply), excluding: excluded)
        var found: [RingSearch.Found] = []
        for most in RingLimits.arrows {
            let all = RingSearch.all(
                in: graph.pruned(to: most), mostRings: RingLimits.mostRings, mostSteps: RingLimits.mostSteps)
            if let all {
                found = Self.distinct(all)
                break
            }
        }
        let packing = RingPacking(
            members: members.count, sets: found.map(\.members), values: found.map(\.value))
        var writer = ReasonWriter(self)
        let rings = packing.chosen.map { ring(found[$0], &writer) }
            .sorted { ($1.value, $0.places[0].member) < ($0.value, $1.places[0].member) }
        return RingRound(rings: rings, found: found.count, value: packing.value, bound: packing.bound)
    }

    /// Of rings of the same members in another order the one worth most.
    private static func distinct(_ rings: [RingSearch.Found]) -> [RingSearch.Found] {
        var best: [[Int32]: Int] = [:]
        for (place, ring) in rings.enumerated() {
            let key = ring.members.sorted()
            if let known = best[key], rings[known].value >= ring.value { continue }
            best[key] = place
        }
        return best.values.sorted().map { rings[$0] }
    }

    private func ring(_ found: RingSearch.Found, _ writer: inout ReasonWriter) -> ProposedRing {
        let ring = found.members.indices.map { place in
            let seeker = Int(found.members[place])
            let supplier = Int(found.members[(place + 1) % found.members.count])
            let need = Int(found.needs[place])
            return ProposedRing.Place(
                member: members[seeker].key, need: needs[need].key, supplier: members[supplier].key,
                supply: Double(found.supplies[place]),
                reasons: writer.supply(need, seeker: seeker, supplier: supplier) + writer.common(seeker, supplier))
        }
        return ProposedRing(places: ring, value: found.value)
    }
}

/// How far the search for rings goes.
enum RingLimits {
    /// How many arrows of each member are followed; fewer when there would be too many rings.
    static let arrows = [32, 16, 8, 5, 3, 2, 1]
    static let mostRings = 40_000
    static let mostSteps = 6_000_000
}
