/// What makes one round impossible.
struct RoundDiagnosis {
    private(set) var impossibilities: [Impossibility] = []
    private(set) var missingHosts: [Diagnosis.MissingHost] = []
    private let instance: SeatingInstance
    private let round: Int
    private let present: Set<Int64>

    init(_ instance: SeatingInstance, round: Int) {
        self.instance = instance
        self.round = round
        present = Set(instance.people.filter { $0.isPresent(in: round) }.map(\.key))
        let chairs = instance.tables.multipliedReportingOverflow(by: instance.seats)
        guard chairs.overflow || present.count <= chairs.partialValue else {
            impossibilities = [.tooManyPeople(round: round, people: present.count, seats: chairs.partialValue)]
            return
        }
        var hostsOf: [Int: Set<Int64>] = [:]
        for host in instance.hosts {
            if present.contains(host.person) {
                hostsOf[host.table, default: []].insert(host.person)
            } else {
                missingHosts.append(.init(round: round, person: host.person, table: host.table))
            }
        }
        var enemies: [Int64: Set<Int64>] = [:]
        for pair in instance.apart where present.contains(pair.first) && present.contains(pair.second) {
            enemies[pair.first, default: []].insert(pair.second)
            enemies[pair.second, default: []].insert(pair.first)
        }
        let shape = RoundShape(
            present: present.count, tables: instance.tables, seats: instance.seats,
            hostTables: Set(hostsOf.keys.map { $0 - 1 }), mostApart: enemies.values.map(\.count).max() ?? 0)
        checkHosts(hostsOf, enemies, shape)
        checkApart(hostsOf, enemies, shape)
    }

    private mutating func checkHosts(
        _ hostsOf: [Int: Set<Int64>], _ enemies: [Int64: Set<Int64>], _ shape: RoundShape
    ) {
        var large: [Int] = []
        for (table, hosts) in hostsOf.sorted(by: { $0.key < $1.key }) {
            if hosts.count > shape.chairs {
                impossibilities.append(
                    .tooManyHosts(round: round, table: table, hosts: hosts.sorted(), seats: shape.chairs))
            } else if hosts.count == shape.chairs, shape.empty > 0 {
                large.append(table)
            }
            for host in hosts.sorted() {
                for other in (enemies[host] ?? []).intersection(hosts).sorted() where host < other {
                    impossibilities.append(.hostsApart(SeatingPair(host, other), table: table))
                }
            }
        }
        let most = shape.used.count - shape.empty
        if large.count > most {
            impossibilities.append(.tooManyLargeTables(round: round, tables: large, large: most))
        }
    }

    private mutating func checkApart(
        _ hostsOf: [Int: Set<Int64>], _ enemies: [Int64: Set<Int64>], _ shape: RoundShape
    ) {
        let used = Set(shape.used.map { $0 + 1 })
        let hosts = Set(hostsOf.values.joined())
        for (person, others) in enemies.sorted(by: { $0.key < $1.key }) where !hosts.contains(person) {
            if used.allSatisfy({ !(hostsOf[$0] ?? []).isDisjoint(with: others) }) {
                impossibilities.append(.apartFromAllTables(round: round, person: person))
            }
        }
        let clique = Clique.largest(in: enemies, beyond: used.count)
        if clique.count > used.count {
            impossibilities.append(.clique(round: round, people: clique.sorted(), tables: used.count))
        }
    }
}

extension Impossibility {
    /// Whether both say the same of different rounds.
    func isSame(as other: Impossibility) -> Bool {
        switch (self, other) {
        case (.tooManyPeople(_, let people, let seats), .tooManyPeople(_, let otherPeople, let otherSeats)):
            people == otherPeople && seats == otherSeats
        case (.tooManyHosts(_, let table, let hosts, _), .tooManyHosts(_, let otherTable, let otherHosts, _)):
            table == otherTable && hosts == otherHosts
        case (.tooManyLargeTables(_, let tables, _), .tooManyLargeTables(_, let otherTables, _)): tables == otherTables
        case (.clique(_, let people, _), .clique(_, let otherPeople, _)): people == otherPeople
        case (.apartFromAllTables(_, let person), .apartFromAllTables(_, let otherPerson)): person == otherPerson
        default: self == other
        }
    }
}
