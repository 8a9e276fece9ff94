/// Checks a plan against its instance and counts what it is worth. It shares nothing with the solver but the types of
/// what goes in and comes out, so that one finds the errors of the other.
public struct PlanCheck: Sendable {
    /// What is broken; empty for a plan that keeps every hard rule.
    public private(set) var faults: [PlanFault] = []
    /// What the plan is worth.
    public private(set) var figures = SeatingFigures()

    private let instance: SeatingInstance
    private let met: Set<SeatingPair>
    private let apart: Set<SeatingPair>
    private let hosts: [Int64: Int]
    private let activities: [Int64: String]
    /// Pairs who sat together in the rounds walked so far.
    private var seen: Set<SeatingPair> = []

    /// What a plan breaks, without counting what it is worth.
    public static func faults(of plan: SeatingPlan, in instance: SeatingInstance) -> [PlanFault] {
        PlanCheck(walking: plan, of: instance).faults
    }

    /// Walks the whole plan.
    public init(_ plan: SeatingPlan, of instance: SeatingInstance) {
        self.init(walking: plan, of: instance)
        figures.newPairs = seen.subtracting(met).count
        figures.bound = Self.bound(of: instance)
        figures.wishes = instance.wishes.count
        figures.wishesKept = instance.wishes.count { seen.contains($0.pair) }
    }

    private init(walking plan: SeatingPlan, of instance: SeatingInstance) {
        self.instance = instance
        met = Set(instance.met)
        apart = Set(instance.apart)
        hosts = Dictionary(instance.hosts.map { ($0.person, $0.table) }) { _, last in last }
        activities = Dictionary(
            instance.people.compactMap { person in person.activity.map { (person.key, $0) } }
        ) { _, last in last }
        if plan.rounds.count != instance.rounds { faults.append(.rounds(plan.rounds.count)) }
        for (place, tables) in plan.rounds.enumerated() { walk(tables, round: place + 1) }
    }

    private mutating func walk(_ tables: [[Int64]], round: Int) {
        checkAttendance(tables, round: round)
        if tables.count > instance.tables { faults.append(.tables(round: round, count: tables.count)) }
        let sizes = tables.map(\.count).filter { $0 > 0 }
        if let least = sizes.min(), let most = sizes.max(), most - least > 1 {
            faults.append(.uneven(round: round, least: least, most: most))
        }
        for (place, people) in tables.enumerated() { walk(people, table: place + 1, round: round) }
    }

    private mutating func checkAttendance(_ tables: [[Int64]], round: Int) {
        var seated: Set<Int64> = []
        for person in tables.joined() where !seated.insert(person).inserted {
            faults.append(.twice(round: round, person: person))
        }
        let present = Set(instance.people.filter { $0.isPresent(in: round) }.map(\.key))
        faults += present.subtracting(seated).sorted().map { .unseated(round: round, person: $0) }
        faults += seated.subtracting(present).sorted().map { .notPresent(round: round, person: $0) }
    }

    private mutating func walk(_ people: [Int64], table: Int, round: Int) {
        if people.count > instance.seats {
            faults.append(.crowded(round: round, table: table, people: people.count))
        }
        for (place, person) in people.enumerated() {
            if let own = hosts[person], own != table {
                faults.append(.host(round: round, person: person, table: table))
            }
            for other in people[..<place] where other != person {
                let pair = SeatingPair(person, other)
                if apart.contains(pair) { faults.append(.together(round: round, pair: pair)) }
                if !seen.insert(pair).inserted || met.contains(pair) { figures.repeats += 1 }
                if let activity = activities[person], activities[other] == activity { figures.sameActivity += 1 }
            }
        }
    }

    /// The most new pairs that counting allows, all tables being used: nobody meets more people than sit with them in the
    /// largest tables of their rounds, nor more than are there with them and neither met nor kept apart.
    public static func bound(of instance: SeatingInstance) -> Int {
        var closed: [Int64: Set<Int64>] = [:]
        for pair in instance.met + instance.apart {
            closed[pair.first, default: []].insert(pair.second)
            closed[pair.second, default: []].insert(pair.first)
        }
        var largest: [Int: Int] = [:]
        var pairs = 0
        for round in 1...max(instance.rounds, 1) where round <= instance.rounds {
            let present = instance.people.count { $0.isPresent(in: round) }
            let (size, larger) = present.quotientAndRemainder(dividingBy: max(instance.tables, 1))
            largest[round] = larger > 0 ? size + 1 : size
            pairs += larger * size * (size + 1) / 2 + (max(instance.tables, 1) - larger) * size * (size - 1) / 2
        }
        let times = instance.people.map { person in
            (1...max(instance.rounds, 1)).reduce(UInt64(0)) { person.isPresent(in: $1) ? $0 | 1 << UInt64($1) : $0 }
        }
        var meetings = 0
        for (place, person) in instance.people.enumerated() {
            let own = closed[person.key] ?? []
            let seats = largest.reduce(0) { person.isPresent(in: $1.key) ? $0 + max($1.value - 1, 0) : $0 }
            var others = 0
            for (other, time) in zip(instance.people, times)
            where time & times[place] != 0 && other.key != person.key && !own.contains(other.key) { others += 1 }
            meetings += min(seats, others)
        }
        return min(meetings / 2, pairs)
    }
}
