extension MatchIndex {
    /// The best set of disjoint rings of three to five members, each of whom gets what it seeks.
    ///
    /// Pairs of whom one said *no*, or that rest, stand next to one another in no ring; members who want no proposals
    /// are in none. Which rings exist does not depend on chance, so there is no seed.
    ///
    /// - Parameter excluding: members who stand in a ring still open.
    public func rings(excluding: Set<MemberKey> = []) -> RingRound {
        rings(BestSupplies(self, most: RingLimits.suppliersPerNeed), excluding: excluding)
    }

    func rings(_ supplies: BestSupplies, excluding: Set<MemberKey>) -> RingRound {
        let excluded = Set(excluding.compactMap { places[$0] })
        let graph = SupplyGraph(self, supplies: supplies, least: RingLimits.leastSupply, excluding: excluded)
        var found: [RingSearch.Found] = []
        for most in RingLimits.arrows {
            let all = RingSearch.all(
                in: graph.pruned(to: most), mostRings: RingLimits.mostRings, mostSteps: RingLimits.mostSteps)
            if let all {
                found = all
                break
            }
        }
        // A member may supply several of a ring's neighbours, but a ring of the same members is looked at once.
        let packing = RingPacking(
            members: members.count, sets: found.map(\.members), values: found.map(\.value))
        let rings = packing.chosen.map { ring(found[$0]) }
            .sorted { ($1.value, $0.places[0].member) < ($0.value, $1.places[0].member) }
        return RingRound(rings: rings, found: found.count, value: packing.value, bound: packing.bound)
    }

    private func ring(_ found: RingSearch.Found) -> ProposedRing {
        let ring = found.members.indices.map { place in
            let seeker = Int(found.members[place])
            let supplier = Int(found.members[(place + 1) % found.members.count])
            let need = needs[Int(found.needs[place])]
            return ProposedRing.Place(
                member: members[seeker].key, need: need.key, supplier: members[supplier].key,
                supply: Double(found.supplies[place]),
                reasons: supplyReasons(need, seeker: seeker, supplier: supplier) + commonReasons(seeker, supplier))
        }
        return ProposedRing(places: ring, value: found.value)
    }
}

/// How far the search for rings goes.
enum RingLimits {
    static let suppliersPerNeed = 40
    /// A supply below it is not what was sought.
    static let leastSupply: Float = 0.35
    /// How many arrows of each member are followed; fewer when there would be too many rings.
    static let arrows = [32, 20, 12, 8, 5, 3]
    static let mostRings = 60_000
    static let mostSteps = 20_000_000
}
