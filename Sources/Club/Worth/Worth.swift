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

    /// A calendar year: what is told by the year and not by the month.
    struct Year: Sendable {
        var amounts = Amounts([], months: WorthPeriod.length)
        var branchFlows = Flows<ID<Branch>>([:])
        var tradeFlows = Flows<String>([:])
    }

    var seats: [Seats]
    var traffic: [Place: Traffic] = [:]
    /// Confirmed deals, by the month of signature and the seller's branch and trade.
    var deals: [Place: DealCount] = [:]
    var years: [Int: Year] = [:]

    /// The years there is something of, the latest first.
    var yearsKnown: [Int] { years.keys.sorted(by: >) }

    func year(_ year: Int) -> Year { years[year] ?? Year() }

    func name(of branch: ID<Branch>?) -> String? {
        branch.flatMap { id in seats.first { $0.branch.id == id }?.branch.name }
    }
}

/// How many deals were signed, and what became of them.
struct DealCount: Hashable, Sendable {
    var signed = 0
    /// Both sides said so, in time or late.
    var paid = 0

    static func + (left: DealCount, right: DealCount) -> DealCount {
        DealCount(signed: left.signed + right.signed, paid: left.paid + right.paid)
    }
}
