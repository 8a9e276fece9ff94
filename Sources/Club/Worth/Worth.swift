import Morocco
import Persistence

/// What the club is worth, by month, branch and trade: all that the pages of the club and its branches show, counted
/// once for all who look.
struct Worth: Sendable {
    /// A branch with its seats.
    struct Seats: Sendable {
        var branch: Branch
        /// Active members, and those of them who joined within the twelve months.
        var members = 0
        var newMembers = 0
        /// Active members by section of their company; under an empty text those that did not say.
        var trades: [String: Int] = [:]
    }

    /// A month of a branch's members of one trade.
    struct Place: Hashable, Sendable {
        var month: WorthMonth
        var branch: ID<Branch>
        var trade: String
    }

    /// A calendar year.
    struct Year: Sendable {
        /// The deals that are in the sums, by the month of signature.
        var signed: [Amounts.Deal] = []
        /// Those paid, each counted as one, by the month of payment.
        var settled: [Amounts.Deal] = []
        /// Whoever has a part in some of them.
        var parties: Set<ID<Person>> = []
        /// What is told of both to someone who has a part in none.
        var sums = WorthSums()
        var branchFlows = Flows<ID<Branch>>([:])
        var tradeFlows = Flows<String>([:])
    }

    var seats: [Seats]
    var traffic: [Place: Traffic] = [:]
    /// Confirmed deals, by the month of signature and the seller's branch and trade.
    var deals: [Place: Int] = [:]
    var years: [Int: Year] = [:]
    /// The sums as those read them who have a part in some.
    private let readers = WorthReaders()

    /// The years there is something of, the latest first.
    var yearsKnown: [Int] { years.keys.sorted(by: >) }

    func year(_ year: Int) -> Year { years[year] ?? Year() }

    init(seats: [Seats]) { self.seats = seats }

    /// What is told of a year to a reader.
    func sums(_ year: Int, readBy person: ID<Person>?) -> WorthSums {
        guard let found = years[year] else { return WorthSums() }
        guard let person, found.parties.contains(person) else { return found.sums }
        return readers.sums(year, person) { WorthSums(found.signed, found.settled, knownTo: person) }
    }

    func name(of branch: ID<Branch>?) -> String? {
        branch.flatMap { id in seats.first { $0.branch.id == id }?.branch.name }
    }
}
