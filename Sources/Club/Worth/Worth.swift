import Morocco
import Persistence

/// What the club is worth, by branch, month and trade: all that both pages show.
struct Worth: Sendable {
    /// A branch with its seats.
    struct Seats: Sendable {
        var branch: Branch
        /// Active members, and those of them who joined within the twelve months.
        var members = 0
        var newMembers = 0
    }

    /// A section of the nomenclature, nil for companies that did not say.
    struct Trade: Sendable {
        var section: NMA.Section?
        var members: Int
        /// Received by members of the trade, those who left included.
        var referrals: Int
    }

    /// The referrals of a branch: of each of the months, and from before them.
    struct Flow: Sendable {
        var before = Traffic()
        var months = Array(repeating: Traffic(), count: WorthCalendar.length)

        var year: Traffic { months.reduce(Traffic(), +) }
        var all: Traffic { before + year }

        mutating func add(_ traffic: Traffic, month: Int) {
            if months.indices.contains(month) {
                months[month] = months[month] + traffic
            } else {
                before = before + traffic
            }
        }

        static func + (left: Flow, right: Flow) -> Flow {
            var sum = left
            sum.before = left.before + right.before
            for month in sum.months.indices { sum.months[month] = left.months[month] + right.months[month] }
            return sum
        }
    }

    var seats: [Seats]
    /// By branch, the largest trade first.
    var trades: [ID<Branch>: [Trade]]
    var flows: [ID<Branch>: Flow]
    var amounts: Amounts
    /// Confirmed deals of each month by branch.
    var deals: [ID<Branch>: [Int]]

    func flow(_ branch: ID<Branch>?) -> Flow {
        guard let branch else { return flows.values.reduce(Flow(), +) }
        return flows[branch] ?? Flow()
    }

    func dealCounts(_ branch: ID<Branch>?) -> [Int] {
        let none = Array(repeating: 0, count: WorthCalendar.length)
        guard let branch else { return deals.values.reduce(none) { zip($0, $1).map(+) } }
        return deals[branch] ?? none
    }

    func line(_ branch: ID<Branch>?) -> Amounts.Line {
        branch.map { amounts.branch($0) } ?? amounts.club
    }

    /// The trades of a branch or, those of all branches together, of the club.
    func trades(_ branch: ID<Branch>?) -> [Trade] {
        if let branch { return Self.ordered(trades[branch] ?? []) }
        var sums: [String: Trade] = [:]
        for trade in trades.values.joined() {
            let key = trade.section?.code ?? ""
            var sum = sums[key] ?? Trade(section: trade.section, members: 0, referrals: 0)
            sum.members += trade.members
            sum.referrals += trade.referrals
            sums[key] = sum
        }
        return Self.ordered(Array(sums.values))
    }

    private static func ordered(_ trades: [Trade]) -> [Trade] {
        trades.filter { $0.members > 0 || $0.referrals > 0 }.sorted { left, right in
            let (first, second) = (left.section?.code ?? "~", right.section?.code ?? "~")
            return (right.members, right.referrals, first) < (left.members, left.referrals, second)
        }
    }
}
