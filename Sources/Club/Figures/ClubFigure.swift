import Persistence
import Web

/// A figure of the page of the club or a branch.
struct ClubFigure: Hashable, Sendable {
    enum Measure: String, CaseIterable, Sendable {
        case members, newcomers, given, received, closed, won, conversion, amount, deals, paid
        /// Since the beginning.
        case givenEver = "given-ever"
        case receivedEver = "received-ever"
    }

    var measure: Measure
    var filter = WorthFilter()
    /// Of its page's months; nil for all of them.
    var month: WorthMonth?

    init(_ measure: Measure, _ filter: WorthFilter = WorthFilter(), month: WorthMonth? = nil) {
        (self.measure, self.filter, self.month) = (measure, filter, month)
    }

    init?(_ measure: String, _ query: FormFields) {
        guard let measure = Measure(rawValue: measure) else { return nil }
        self.init(measure, WorthFilter(query, branch: nil), month: WorthMonth(query["month"]))
    }

    func query(_ path: URLPath) -> URLPath {
        filter.query(path.query("branch", filter.branch?.description)).query("month", month?.text)
    }

    var siblings: [ClubFigure] {
        let always: [Measure] = [.members, .newcomers, .givenEver, .receivedEver]
        return Measure.allCases.filter { month == nil || !always.contains($0) }
            .filter { filter.trade == nil || $0 != .newcomers }
            .map { ClubFigure($0, filter, month: month) }
    }
}
