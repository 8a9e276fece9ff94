import Chronology
import Persistence

/// A member's year at the club: what it brought them, what they brought, and their dues.
struct YearStatement: Sendable {
    /// Whose it is.
    struct Holder: Sendable {
        var name: String
        var company: String
        var branch: String
        var joinedOn: CivilDate?
        /// What a year costs, in minor units of the club's currency; nil when the club did not say.
        var duesMinor: Int64?
        var isSettled: Bool
    }

    var holder: Holder
    var year: Int
    /// The years there is a statement of, the latest first.
    var years: [Int]
    var totals: OwnTotals
    /// From January on; of the present year until the present month.
    var months: [(month: WorthMonth, totals: OwnTotals)]
    /// What the member delivered, and what others signed on the member's referrals; the earliest first.
    var sold: [OwnWorth.Signed]
    var brought: [OwnWorth.Signed]

    init(_ holder: Holder, _ worth: OwnWorth, year: Int, today: CivilDate) {
        self.holder = holder
        self.year = year
        years = worth.years(today)
        var filter = WorthFilter()
        filter.period = .year(year)
        let view = OwnWorthView(worth, filter, today: today)
        let present = WorthMonth(today)
        totals = view.total
        months = zip(view.months, view.byMonth).filter { $0.0 <= present }.map { ($0.0, $0.1) }
        sold = view.deals.filter(\.isSold).reversed()
        brought = view.deals.filter { !$0.isSold && $0.isReferred }.reversed()
    }

    /// Whether there is anything to tell.
    var isEmpty: Bool { totals == OwnTotals() }

    /// What the club brought for each hundred units of dues, in minor units; nil without dues or business.
    var perHundred: Int64? {
        guard let dues = holder.duesMinor, dues > 0, totals.signedMinor > 0 else { return nil }
        let product = totals.signedMinor.multipliedReportingOverflow(by: 10_000)
        return product.overflow ? nil : product.partialValue / dues
    }
}
