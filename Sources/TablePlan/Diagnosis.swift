/// What makes an instance impossible, and what the organiser should know though a plan is possible.
public struct Diagnosis: Sendable, Hashable {
    /// Empty when a plan may be possible. Not every impossible instance is recognised: ``PlanCheck`` says what a plan
    /// breaks.
    public private(set) var impossibilities: [Impossibility] = []
    /// A host who is missing in a round, so that the table is without one.
    public private(set) var missingHosts: [MissingHost] = []

    /// A round and table whose host is not there.
    public struct MissingHost: Sendable, Hashable {
        /// The round, from 1.
        public let round: Int
        /// Who is missing.
        public let person: Int64
        /// Their table, from 1.
        public let table: Int

        /// A round, who is missing, and their table.
        public init(round: Int, person: Int64, table: Int) {
            self.round = round
            self.person = person
            self.table = table
        }
    }

    /// Looks an instance over: the numbers first, then what names people, then what the rounds ask for together.
    public init(_ instance: SeatingInstance) {
        impossibilities = Self.ranges(instance)
        guard impossibilities.isEmpty else { return }
        impossibilities = Self.names(instance) + Self.attendance(instance)
        guard impossibilities.isEmpty else { return }
        for round in 1...instance.rounds {
            let view = RoundDiagnosis(instance, round: round)
            missingHosts += view.missingHosts
            for found in view.impossibilities where !impossibilities.contains(where: { $0.isSame(as: found) }) {
                impossibilities.append(found)
            }
        }
    }

    private static func ranges(_ instance: SeatingInstance) -> [Impossibility] {
        let measures: [(Impossibility.Measure, Int, ClosedRange<Int>)] = [
            (.people, instance.people.count, 1...SeatingInstance.mostPeople),
            (.rounds, instance.rounds, 1...SeatingInstance.mostRounds),
            (.tables, instance.tables, 1...SeatingInstance.mostPeople),
            (.seats, instance.seats, 1...SeatingInstance.mostPeople),
        ]
        return measures.filter { !$2.contains($1) }.map { measure, value, range in
            .range(measure, value: value, least: range.lowerBound, most: range.upperBound)
        }
    }

    private static func names(_ instance: SeatingInstance) -> [Impossibility] {
        var found: [Impossibility] = []
        var known: Set<Int64> = []
        var twice: Set<Int64> = []
        for person in instance.people where !known.insert(person.key).inserted && twice.insert(person.key).inserted {
            found.append(.listedTwice(person: person.key))
        }
        var told: Set<Impossibility> = []
        func check(_ pairs: [SeatingPair], _ rule: Impossibility.Rule) {
            for pair in pairs {
                for key in [pair.first, pair.second] where !known.contains(key) {
                    if told.insert(.unknown(person: key, in: rule)).inserted {
                        found.append(.unknown(person: key, in: rule))
                    }
                }
                if pair.first == pair.second, told.insert(.withThemselves(person: pair.first, in: rule)).inserted {
                    found.append(.withThemselves(person: pair.first, in: rule))
                }
            }
        }
        check(instance.met, .met)
        check(instance.apart, .apart)
        check(instance.wishes.map(\.pair), .wishes)
        var hosted: [Int64: [Int]] = [:]
        for host in instance.hosts {
            if !known.contains(host.person) { found.append(.unknown(person: host.person, in: .hosts)) }
            if !(1...instance.tables).contains(host.table) {
                found.append(.hostTable(person: host.person, table: host.table))
            }
            if hosted[host.person]?.contains(host.table) != true { hosted[host.person, default: []].append(host.table) }
        }
        for (person, tables) in hosted.sorted(by: { $0.key < $1.key }) where tables.count > 1 {
            found.append(.hostOfTwo(person: person, tables: tables.sorted()))
        }
        return found
    }

    private static func attendance(_ instance: SeatingInstance) -> [Impossibility] {
        instance.people.flatMap { person -> [Impossibility] in
            guard let rounds = person.rounds else { return [] }
            if rounds.isEmpty { return [.neverThere(person: person.key)] }
            return rounds.sorted().filter { !(1...instance.rounds).contains($0) }.map {
                .roundOutside(person: person.key, round: $0)
            }
        }
    }
}
