/// What makes a plan impossible. Tables and rounds count from 1. Each says enough to tell in words what would
/// mend it.
public enum Impossibility: Sendable, Hashable {
    /// A number of the instance is out of range.
    case range(Measure, value: Int, least: Int, most: Int)
    /// One key names several people.
    case listedTwice(person: Int64)
    /// A rule speaks of somebody who is not among the people.
    case unknown(person: Int64, in: Rule)
    /// A rule pairs somebody with themselves.
    case withThemselves(person: Int64, in: Rule)
    /// Somebody is said to be there in a round the plan does not have.
    case roundOutside(person: Int64, round: Int)
    /// Somebody is there in no round.
    case neverThere(person: Int64)
    /// More people than seats.
    case tooManyPeople(round: Int, people: Int, seats: Int)
    /// A host's table does not exist.
    case hostTable(person: Int64, table: Int)
    /// One person is the host of two tables.
    case hostOfTwo(person: Int64, tables: [Int])
    /// More hosts at a table than it may have people in a round.
    case tooManyHosts(round: Int, table: Int, hosts: [Int64], seats: Int)
    /// More tables have as many hosts as a large table has people, than there are large tables.
    case tooManyLargeTables(round: Int, tables: [Int], large: Int)
    /// Two hosts of one table are to be kept apart.
    case hostsApart(SeatingPair, table: Int)
    /// So many people, all of whom are to be kept apart from one another, at fewer tables.
    case clique(round: Int, people: [Int64], tables: Int)
    /// Somebody is to be kept apart from a host of every table.
    case apartFromAllTables(round: Int, person: Int64)

    /// A number of the instance.
    public enum Measure: String, Sendable, Hashable {
        case people, rounds, tables, seats
    }

    /// A list of the instance that names people.
    public enum Rule: String, Sendable, Hashable {
        case met, apart, wishes, hosts
    }
}
