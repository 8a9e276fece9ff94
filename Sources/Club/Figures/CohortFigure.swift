import Persistence
import Web

/// A figure of one month's referrals: how many, how many called and how soon, how many won, how many open.
struct CohortFigure: Hashable, Sendable {
    enum Measure: String, CaseIterable, Sendable {
        case given, contacted, soon, conversion, open
    }

    /// Whose referrals.
    enum Whose: Hashable, Sendable {
        case given
        case received
        /// Received in a branch, or (nil) in the whole club.
        case branch(ID<Branch>?)

        var name: String {
            switch self {
            case .given: "given"
            case .received: "received"
            case .branch(let branch): branch?.description ?? "club"
            }
        }
    }

    var measure: Measure
    var whose: Whose
    /// The month they were given.
    var month: WorthMonth

    init(_ measure: Measure, of whose: Whose, _ month: WorthMonth) {
        (self.measure, self.whose, self.month) = (measure, whose, month)
    }

    init?(_ measure: String, _ query: FormFields) {
        guard let measure = Measure(rawValue: measure), let month = WorthMonth(query["month"]) else { return nil }
        let whose: Whose? =
            switch query["of"] ?? "" {
            case "given": .given
            case "received": .received
            case "club": .branch(nil)
            case let branch: ID<Branch>(pathComponent: branch).map { .branch($0) }
            }
        guard let whose else { return nil }
        self.init(measure, of: whose, month)
    }

    func query(_ path: URLPath) -> URLPath { path.query("of", whose.name).query("month", month.text) }

    var origin: URLPath {
        let page = ExchangesController.Routes.cohorts()
        if case .branch = whose { return page.query("of", whose.name) }
        return page
    }

    /// The figure with something changed.
    func with(_ change: (inout CohortFigure) -> Void) -> CohortFigure {
        var copy = self
        change(&copy)
        return copy
    }
}
