/// Seats everyone so that as many pairs as possible meet for the first time: a first seating, by a known design when one
/// fits, and exchanges by simulated annealing from there. It reads no clock: the caller says how long.
///
/// The goals in their order: no hard rule broken, most new pairs (which is fewest repeats, as a round has so many pairs
/// however it is seated), wishes, activities spread, companies, branches.
public struct SeatingSolver: Sendable {
    let instance: SeatingInstance
    let hall: Hall
    let goals: Goals

    /// Reads an instance.
    ///
    /// - Throws: ``ImpossibleSeating`` when no plan can keep the hard rules, with all that makes it impossible.
    public init(_ instance: SeatingInstance) throws(ImpossibleSeating) {
        let reasons = Diagnosis(instance).impossibilities
        guard reasons.isEmpty else { throw ImpossibleSeating(reasons: reasons) }
        self.instance = instance
        hall = Hall(instance)
        goals = Goals(hall, instance)
    }

    /// The best plan found.
    ///
    /// - Parameters:
    ///   - effort: how long the search goes on at most.
    ///   - seed: other seeds give other plans.
    ///   - progress: called now and then.
    ///   - shouldStop: asked often; the best plan so far is given at once when it says so.
    public func solve(
        effort: SeatingEffort = .unlimited, seed: UInt64 = 1, progress: @escaping (SeatingProgress) -> Void = { _ in },
        shouldStop: @escaping () -> Bool
    ) -> SeatingPlan {
        let floor = Floor(hall)
        var chance = SeededChance(seed: seed)
        floor.setPrices(Prices())
        floor.seat(DesignSeating(hall).chairs(&chance) ?? FirstSeating(hall).chairs(&chance))
        var search = Search(floor, hall, goals, seed: chance.next(), effort: effort, progress: progress, shouldStop)
        search.run()
        return hall.plan(floor.tables(search.best, in: hall))
    }
}
