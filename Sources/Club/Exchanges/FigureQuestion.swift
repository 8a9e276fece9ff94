import Persistence
import Web

/// Which figure of the member's own pages is asked about, with what its page was narrowed to; stands in the address.
enum FigureQuestion: Hashable, Sendable {
    /// The figures of Home.
    enum Home: String, CaseIterable, Sendable {
        case given, received, thanked
    }

    case home(Home, ExchangeFilter.Period)
    /// What the exchanges of a view come to.
    case confirmed(ExchangeFilter)
    /// What the member delivered, or what others signed on their referrals.
    case worth(isSold: Bool, WorthFilter)

    /// Nil when the address names no figure.
    init?(_ query: FormFields) {
        let name = query["figure"] ?? ""
        switch name {
        case "confirmed": self = .confirmed(ExchangeFilter(query))
        case "signed", "brought": self = .worth(isSold: name == "signed", WorthFilter(query, branch: nil))
        default:
            guard let figure = Home(rawValue: name) else { return nil }
            self = .home(figure, query["period"].flatMap(ExchangeFilter.Period.init(rawValue:)) ?? .year)
        }
    }

    var name: String {
        switch self {
        case .home(let figure, _): figure.rawValue
        case .confirmed: "confirmed"
        case .worth(let isSold, _): isSold ? "signed" : "brought"
        }
    }

    var path: URLPath {
        let page = ExchangesController.Routes.why().query("figure", name)
        return switch self {
        case .home(_, let period): page.query("period", period.rawValue)
        case .confirmed(let filter): filter.with { _ in }.query(page)
        case .worth(_, let filter): filter.query(page.query("branch", filter.branch?.description))
        }
    }

    /// The page the figure stands on, as it was seen.
    var origin: URLPath {
        switch self {
        case .home: HomeController.Routes.home()
        case .confirmed(let filter): filter.with { _ in }.path()
        case .worth(_, let filter): filter.ownPath
        }
    }
}
