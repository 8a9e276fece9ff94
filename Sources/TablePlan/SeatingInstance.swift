/// Who is to be seated, where, and what is known of them.
///
/// Each person should meet as many others as possible with whom they never sat: the social golfer problem (Harvey 2002)
/// with attendance, history, rivals and hosts.
public struct SeatingInstance: Sendable, Hashable {
    /// What is solved in bounded memory: two bytes for each pair of people.
    public static let mostPeople = 5_000
    /// How many rounds a plan has at most.
    public static let mostRounds = 60

    /// Those to be seated.
    public var people: [SeatingPerson]
    /// How many rounds there are.
    public var rounds: Int
    /// How many tables stand in the room.
    public var tables: Int
    /// How many seats each table has.
    public var seats: Int
    /// Pairs who sat together before: meeting again is no gain.
    public var met: [SeatingPair]
    /// Pairs who must never share a table.
    public var apart: [SeatingPair]
    /// Pairs who should.
    public var wishes: [SeatingWish]
    /// People who stay at one table.
    public var hosts: [SeatingHost]

    /// People at tables, with no history unless given.
    public init(
        people: [SeatingPerson], rounds: Int, tables: Int, seats: Int, met: [SeatingPair] = [],
        apart: [SeatingPair] = [], wishes: [SeatingWish] = [], hosts: [SeatingHost] = []
    ) {
        self.people = people
        self.rounds = rounds
        self.tables = tables
        self.seats = seats
        self.met = met
        self.apart = apart
        self.wishes = wishes
        self.hosts = hosts
    }
}
