/// The social golfer problem itself: as many rounds as are known how to make in which no pair sits together twice, all
/// tables being full. The people are numbered from 0.
struct PureTable: Sendable {
    private let tables: Int
    private let seats: Int
    private let wanted: Int

    /// At most so many rounds as are wanted; fewer when no more are known.
    static func rounds(tables: Int, seats: Int, wanted: Int) -> [[[Int]]] {
        guard tables > 0, seats > 0, wanted > 0 else { return [] }
        return Array(PureTable(tables: tables, seats: seats, wanted: wanted).rounds().prefix(wanted))
    }

    private func rounds() -> [[[Int]]] {
        let first = [(0..<tables).map { table in Array(table * seats..<(table + 1) * seats) }]
        if seats == 1 || tables == 1 || wanted == 1 { return first }
        if seats == 2 { return circle }
        var best = first
        for candidate in [whole, stored, grouped] where best.count < wanted {
            let rounds = candidate()
            if rounds.count > best.count { best = rounds }
        }
        return best.count < wanted ? searched(beyond: best) : best
    }

    /// Everyone meets everyone: the circle of the round-robin tournament (Kirkman 1847).
    private var circle: [[[Int]]] {
        let last = 2 * tables - 1
        return (0..<min(last, wanted)).map { round in
            [[last, round]] + (1..<tables).map { [(round + $0) % last, (round + last - $0) % last] }
        }
    }

    private func whole() -> [[[Int]]] {
        let designs = [
            FieldDesigns.arc, FieldDesigns.unital, FieldDesigns.fours, FieldDesigns.doubledTriples,
            FieldDesigns.tripledTriples,
        ]
        let found = designs.compactMap { $0(tables, seats) }
        return found.max { $0.count < $1.count } ?? []
    }

    private func stored() -> [[[Int]]] {
        CyclicDesign.known.first { $0.tables == tables && $0.seats == seats }?.rounds ?? []
    }

    /// Groups of as many people as there are tables, who do not meet; and then each group among itself.
    private func grouped() -> [[[Int]]] {
        var best: [[[Int]]] = []
        func consider(_ rounds: [[[Int]]]?) {
            if let rounds, rounds.count > best.count { best = rounds }
        }
        for packing in DifferencePacking.known where packing.tables == tables {
            consider(packing.rounds(seats: seats))
            consider(packing.exchanged.rounds(seats: seats))
        }
        if let packing = DifferencePacking.ofFields(tables: tables, mostRows: max(wanted, seats)) {
            consider(packing.rounds(seats: seats))
            consider(packing.exchanged.rounds(seats: seats))
        }
        if tables == 20 { consider(TransversalDesign.twenty.resolved(seats: seats)) }
        if tables == 30 { consider(TransversalDesign.thirty.resolved(seats: seats)) }
        if tables == 10 { consider(TransversalDesign.ten.resolved(seats: seats)) }
        let within = amongGroups
        if tables == 10, seats == 10, best.count + within.count < 4 { return TransversalDesign.ten.dual }
        return best + within
    }

    /// Rounds in which everybody stays in their own group.
    private var amongGroups: [[[Int]]] {
        guard tables.isMultiple(of: seats) else { return [] }
        return PureTable.rounds(tables: tables / seats, seats: seats, wanted: wanted).map { round in
            (0..<seats).flatMap { group in round.map { $0.map { group * tables + $0 } } }
        }
    }

    /// Rows are looked for one more at a time, as long as they are found soon.
    private func searched(beyond best: [[[Int]]]) -> [[[Int]]] {
        var best = best
        let within = amongGroups
        var rows = max(best.count - within.count, 1) + 1
        let limit = wanted - within.count
        // First all at once, which is easy when there are many tables for few rounds.
        if let packing = packing(rows: limit), let rounds = packing.rounds(seats: seats) { return rounds + within }
        while rows < limit, let packing = packing(rows: rows), let rounds = packing.rounds(seats: seats) {
            best = rounds + within
            rows += 1
        }
        return best
    }

    private func packing(rows: Int) -> DifferencePacking? {
        PackingSearch.find(tables: tables, rows: rows, columns: seats, steps: 100_000)
    }
}
