import Chronology
import Persistence
import Web

/// A figure of a member's own worth, on its page, on the yearly statement or by month on Home.
struct OwnFigure: Hashable, Sendable {
    enum Measure: String, CaseIterable, Sendable {
        case given, received, signed, paid, brought, thanked, dues, balance
        case givenWon = "given-won"
        case receivedWon = "received-won"

        var isOfStatement: Bool { self == .dues || self == .balance }
    }

    enum Page: String, Sendable {
        case worth, statement, home
    }

    var measure: Measure
    var filter = WorthFilter()
    /// Of its page's months; nil for all of them.
    var month: WorthMonth?
    var page = Page.worth

    init(_ measure: Measure, _ filter: WorthFilter = WorthFilter(), month: WorthMonth? = nil, page: Page = .worth) {
        (self.measure, self.filter, self.month, self.page) = (measure, filter, month, page)
    }

    init?(_ measure: String, _ query: FormFields) {
        guard let measure = Measure(rawValue: measure) else { return nil }
        self.init(
            measure, WorthFilter(query, branch: nil), month: WorthMonth(query["month"]),
            page: query["page"].flatMap(Page.init(rawValue:)) ?? .worth)
    }

    func query(_ path: URLPath) -> URLPath {
        filter.query(path.query("branch", filter.branch?.description)).query("month", month?.text)
            .query("page", page == .worth ? nil : page.rawValue)
    }

    var origin: URLPath {
        switch page {
        case .worth: filter.ownPath
        case .statement: StatementController.Routes.page().query("year", filter.year.map { String($0) })
        case .home: HomeController.Routes.home()
        }
    }

    var siblings: [OwnFigure] {
        guard page != .home else { return [] }
        return Measure.allCases.filter { page == .statement && month == nil || !$0.isOfStatement }
            .map { OwnFigure($0, filter, month: month, page: page) }
    }
}

extension WorthMonth {
    /// As it stands in an address: `2026-11`.
    var text: String { String(firstDay.isoText.prefix(7)) }

    init?(_ text: String?) {
        guard let text, let day = CivilDate(isoText: text + "-01") else { return nil }
        self.init(day)
    }
}
