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
        var trades = TradeAmounts()
        /// Deals paid, each counted as one.
        var paid = Amounts([], months: 1)
        var branchFlows = Flows<ID<Branch>>([:])
        var tradeFlows = Flows<String>([:])
    }

    var seats: [Seats]
    var traffic: [Place: Traffic] = [:]
    /// Confirmed deals, by the month of signature and the seller's branch and trade.
    var deals: [Place: Int] = [:]
    var years: [Int: Year] = [:]

    /// The years there is something of, the latest first.
    var yearsKnown: [Int] { years.keys.sorted(by: >) }

    func year(_ year: Int) -> Year { years[year] ?? Year() }

    func name(of branch: ID<Branch>?) -> String? {
        branch.flatMap { id in seats.first { $0.branch.id == id }?.branch.name }
    }
}
