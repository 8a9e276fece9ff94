import Chronology
import Morocco
import Persistence

/// What a member gave, received, signed and was paid: all of it the member's own, so that nothing is hidden.
struct OwnWorth: Sendable {
    /// The member at the other end.
    struct Other: Hashable, Sendable {
        var branch: Branch
        /// The section of their company; empty when it did not say.
        var trade: String
    }

    struct Given: Sendable {
        var id: ID<Referral>
        var isGiven: Bool
        var day: CivilDate
        var month: WorthMonth { WorthMonth(day) }
        var stage: Referral.Stage
        var other: Other
    }

    /// A deal both sides confirmed.
    struct Signed: Sendable {
        var id: ID<Deal>
        /// Whether the member delivered; otherwise the deal came about through the member, who may have bought.
        var isSold: Bool
        /// Whether a referral brought it.
        var isReferred: Bool
        var amountMinor: Int64
        var signedOn: CivilDate
        var isPaid: Bool
        var thankedOn: CivilDate?
        var object: String
        var party: Party
        var other: Other
    }

    var referrals: [Given] = []
    /// The latest first.
    var deals: [Signed] = []

    /// The years there is something of, the latest first, the present one always.
    func years(_ today: CivilDate) -> [Int] {
        Set(referrals.map(\.month.year) + deals.map(\.signedOn.year) + [today.year]).sorted(by: >)
    }
}

/// What all of it comes to.
struct OwnTotals: Hashable, Sendable {
    var given = 0
    var givenWon = 0
    var received = 0
    var receivedWon = 0
    /// Deals the member delivered.
    var signed = 0
    var signedMinor: Int64 = 0
    var paid = 0
    var paidMinor: Int64 = 0
    /// Deals others signed on the member's referrals.
    var brought = 0
    var broughtMinor: Int64 = 0
    /// Those of them with a word of thanks.
    var thanked = 0
    var thankedMinor: Int64 = 0

    mutating func add(_ referral: OwnWorth.Given) {
        let won = referral.stage == .won ? 1 : 0
        if referral.isGiven {
            given += 1
            givenWon += won
        } else {
            received += 1
            receivedWon += won
        }
    }

    mutating func add(_ deal: OwnWorth.Signed) {
        if deal.isSold {
            signed += 1
            signedMinor += deal.amountMinor
            guard deal.isPaid else { return }
            paid += 1
            paidMinor += deal.amountMinor
        } else if deal.isReferred {
            brought += 1
            broughtMinor += deal.amountMinor
            guard deal.thankedOn != nil else { return }
            thanked += 1
            thankedMinor += deal.amountMinor
        }
    }
}

/// What of it the address asks for.
struct OwnWorthView: Sendable {
    let months: [WorthMonth]
    private(set) var total = OwnTotals()
    private(set) var byMonth: [OwnTotals]
    /// By the other side's branch and trade, what came to most first.
    private(set) var branches: [(branch: Branch, totals: OwnTotals)] = []
    private(set) var trades: [(trade: String, totals: OwnTotals)] = []
    /// The referrals of these months.
    private(set) var referrals: [OwnWorth.Given] = []
    /// The deals of these months, the latest first.
    private(set) var deals: [OwnWorth.Signed] = []

    init(_ worth: OwnWorth, _ filter: WorthFilter, today: CivilDate) {
        months = filter.period.months(today)
        byMonth = Array(repeating: OwnTotals(), count: months.count)
        let first = months[0].number
        var byBranch: [Branch: OwnTotals] = [:]
        var byTrade: [String: OwnTotals] = [:]
        func isWanted(_ other: OwnWorth.Other) -> Bool {
            (filter.branch == nil || other.branch.id == filter.branch)
                && (filter.trade == nil || other.trade == filter.trade)
        }
        for referral in worth.referrals where isWanted(referral.other) {
            let place = referral.month.number - first
            guard byMonth.indices.contains(place) else { continue }
            byMonth[place].add(referral)
            total.add(referral)
            byBranch[referral.other.branch, default: OwnTotals()].add(referral)
            byTrade[referral.other.trade, default: OwnTotals()].add(referral)
            referrals.append(referral)
        }
        for deal in worth.deals where isWanted(deal.other) {
            let place = WorthMonth(deal.signedOn).number - first
            guard byMonth.indices.contains(place) else { continue }
            byMonth[place].add(deal)
            total.add(deal)
            byBranch[deal.other.branch, default: OwnTotals()].add(deal)
            byTrade[deal.other.trade, default: OwnTotals()].add(deal)
            deals.append(deal)
        }
        branches = byBranch.sorted { Self.isBefore(($0.value, $0.key.name), ($1.value, $1.key.name)) }
            .map { ($0.key, $0.value) }
        trades = byTrade.sorted { Self.isBefore(($0.value, $0.key), ($1.value, $1.key)) }.map { ($0.key, $0.value) }
    }

    private static func isBefore(_ left: (OwnTotals, String), _ right: (OwnTotals, String)) -> Bool {
        let first = (right.0.signedMinor + right.0.broughtMinor, right.0.given + right.0.received, left.1)
        return first < (left.0.signedMinor + left.0.broughtMinor, left.0.given + left.0.received, right.1)
    }
}
