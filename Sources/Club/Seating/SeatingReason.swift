import Persistence
import TablePlan

/// What makes a plan impossible, or what its bureau should know of it, as it is kept: people by their keys, so that each
/// reader sees it in their language.
struct SeatingReason: Hashable, Sendable {
    enum Kind: String, Sendable {
        /// More people than seats; `numbers`: people, seats, seats at a table.
        case room
        /// A host's table does not exist; `numbers`: the table, tables there are.
        case hostTable = "host-table"
        /// More hosts at a table than it may have people; `numbers`: the table, people it may have.
        case hosts
        /// More tables full of hosts than there are large ones; `numbers`: how many are large.
        case largeTables = "large-tables"
        /// Hosts of one table to be kept apart; `numbers`: the table.
        case hostsApart = "hosts-apart"
        /// People all to be kept apart from one another at fewer tables; `numbers`: the tables.
        case clique
        /// Somebody to be kept apart from a host of every table.
        case everyHost = "every-host"
        /// No plan was found that parts two people.
        case together
        /// A host is missing in a round; `numbers`: the table. The plan is possible.
        case missingHost = "missing-host"
        case other
        /// Two people to be kept apart share a table of a plan that stands.
        case seatedTogether = "seated-together"
        /// A host sits elsewhere in a plan that stands; `numbers`: their table.
        case hostElsewhere = "host-elsewhere"
        /// A plan that stands breaks another rule: a table too large for the others, somebody without a place.
        case uneven

        var isImpossible: Bool { self != .missingHost }
    }

    var kind: Kind
    /// 0 when it is about all.
    var round = 0
    var people: [ID<SeatingGuest>] = []
    var numbers: [Int] = []

    /// So many are told; the first ones show what is wrong.
    static let most = 12

    static func of(_ found: Impossibility, in room: NewSeating) -> SeatingReason {
        func reason(_ kind: Kind, _ round: Int = 0, _ people: [Int64] = [], _ numbers: [Int] = []) -> SeatingReason {
            SeatingReason(kind: kind, round: round, people: people.map { ID(rawValue: $0) }, numbers: numbers)
        }
        switch found {
        case .tooManyPeople(let round, let people, let seats):
            return reason(.room, round, [], [people, seats, room.seats])
        case .hostTable(let person, let table): return reason(.hostTable, 0, [person], [table, room.tables])
        case .tooManyHosts(let round, let table, let hosts, let seats):
            return reason(.hosts, round, hosts, [table, seats])
        case .tooManyLargeTables(let round, _, let large): return reason(.largeTables, round, [], [large])
        case .hostsApart(let pair, let table): return reason(.hostsApart, 0, [pair.first, pair.second], [table])
        case .clique(let round, let people, let tables): return reason(.clique, round, people, [tables])
        case .apartFromAllTables(let round, let person): return reason(.everyHost, round, [person])
        case .range, .listedTwice, .unknown, .withThemselves, .roundOutside, .neverThere, .hostOfTwo:
            return reason(.other)
        }
    }

    static func of(_ fault: PlanFault) -> SeatingReason {
        guard case .together(let round, let pair) = fault else { return SeatingReason(kind: .other) }
        return SeatingReason(
            kind: .together, round: round, people: [ID(rawValue: pair.first), ID(rawValue: pair.second)])
    }

    /// What a plan that stands breaks.
    static func standing(_ fault: PlanFault, hosts: [Int64: Int]) -> SeatingReason {
        switch fault {
        case .together(let round, let pair):
            SeatingReason(
                kind: .seatedTogether, round: round, people: [ID(rawValue: pair.first), ID(rawValue: pair.second)])
        case .host(let round, let person, _):
            SeatingReason(
                kind: .hostElsewhere, round: round, people: [ID(rawValue: person)], numbers: [hosts[person] ?? 0])
        default: SeatingReason(kind: .uneven, round: fault.round ?? 1)
        }
    }

    static func of(_ missing: Diagnosis.MissingHost) -> SeatingReason {
        SeatingReason(
            kind: .missingHost, round: missing.round, people: [ID(rawValue: missing.person)], numbers: [missing.table])
    }

    /// As the database keeps it: a line for each.
    static func encode(_ reasons: some Sequence<SeatingReason>) -> String {
        reasons.prefix(most).map { reason in
            [
                reason.kind.rawValue, String(reason.round), reason.people.map(\.description).joined(separator: ","),
                reason.numbers.map(String.init).joined(separator: ","),
            ].joined(separator: ":")
        }.joined(separator: "\n")
    }

    static func decode(_ text: String) -> [SeatingReason] {
        text.split(separator: "\n").compactMap { line in
            let cells = line.split(separator: ":", omittingEmptySubsequences: false)
            guard cells.count == 4, let kind = Kind(rawValue: String(cells[0])), let round = Int(cells[1]) else {
                return nil
            }
            return SeatingReason(
                kind: kind, round: round, people: cells[2].split(separator: ",").compactMap { ID(String($0)) },
                numbers: cells[3].split(separator: ",").compactMap { Int($0) })
        }
    }
}
