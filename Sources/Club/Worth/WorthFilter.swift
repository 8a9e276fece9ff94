import Morocco
import Persistence
import Web

/// What a page of worth is narrowed to; stands in the address, so that a view can be kept or sent.
struct WorthFilter: Hashable, Sendable {
    var period = WorthPeriod.lastMonths
    var branch: ID<Branch>?
    /// A section of the nomenclature, a letter; empty for those that did not say.
    var trade: String?

    /// How an address names those that did not say.
    private static let noTrade = "-"

    init() {}

    /// Reads an address; what it does not know it leaves out.
    init(_ query: FormFields, branch: ID<Branch>?) {
        let year = query["year"].flatMap { Int(pathComponent: $0) }.flatMap { (1900...9998).contains($0) ? $0 : nil }
        period = year.map { .year($0) } ?? .lastMonths
        self.branch = branch ?? query["branch"].flatMap { ID<Branch>(pathComponent: $0) }
        trade = query["trade"].flatMap { $0 == Self.noTrade ? "" : NMA.section($0)?.code }
    }

    var year: Int? {
        if case .year(let year) = period { return year }
        return nil
    }

    /// The address of this view.
    var path: URLPath {
        let page = branch.map { WorthController.Routes.branch($0) } ?? WorthController.Routes.club()
        return query(page)
    }

    /// This view of one's own worth, where the branch and the trade are the other side's.
    var ownPath: URLPath { query(WorthController.Routes.own().query("branch", branch?.description)) }

    func query(_ path: URLPath) -> URLPath {
        path.query("year", year.map { String($0) }).query("trade", trade == "" ? Self.noTrade : trade)
    }

    /// The view with something changed.
    func with(_ change: (inout WorthFilter) -> Void) -> WorthFilter {
        var copy = self
        change(&copy)
        return copy
    }
}
