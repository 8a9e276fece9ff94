import Persistence
import Web

/// Which figure of which page is asked about, with what its page was narrowed to; stands in the address.
enum FigureQuestion: Hashable, Sendable {
    /// The figures of Home.
    enum Home: String, CaseIterable, Sendable {
        case given, received, thanked
    }

    case home(Home, ExchangeFilter.Period)
    /// What the exchanges of a view come to.
    case confirmed(ExchangeFilter)
    case own(OwnFigure)
    case club(ClubFigure)
    case flow(FlowFigure)
    case cohort(CohortFigure)
    case payment(PaymentFigure)

    /// Nil when the address names no figure.
    init?(_ query: FormFields) {
        let name = query["figure"] ?? ""
        let measure = name.firstIndex(of: "-").map { String(name[name.index(after: $0)...]) } ?? ""
        let found: FigureQuestion? =
            switch name.prefix(while: { $0 != "-" }) {
            case "confirmed": .confirmed(ExchangeFilter(query))
            case "own": OwnFigure(measure, query).map { .own($0) }
            case "club": ClubFigure(measure, query).map { .club($0) }
            case "flow": FlowFigure(measure, query).map { .flow($0) }
            case "cohort": CohortFigure(measure, query).map { .cohort($0) }
            case "payment": PaymentFigure(measure, query).map { .payment($0) }
            default:
                Home(rawValue: name).map {
                    .home($0, query["period"].flatMap(ExchangeFilter.Period.init(rawValue:)) ?? .year)
                }
            }
        guard let found else { return nil }
        self = found
    }

    /// As the address and the keys of its words name it.
    var name: String {
        switch self {
        case .home(let figure, _): figure.rawValue
        case .confirmed: "confirmed"
        case .own(let figure): "own-" + figure.measure.rawValue
        case .club(let figure): "club-" + figure.measure.rawValue
        case .flow(let figure): "flow-" + figure.kind.rawValue
        case .cohort(let figure): "cohort-" + figure.measure.rawValue
        case .payment(let figure): "payment-" + figure.measure.rawValue
        }
    }

    var path: URLPath {
        let page = ExchangesController.Routes.why().query("figure", name)
        return switch self {
        case .home(_, let period): page.query("period", period.rawValue)
        case .confirmed(let filter): filter.with { _ in }.query(page)
        case .own(let figure): figure.query(page)
        case .club(let figure): figure.query(page)
        case .flow(let figure): figure.query(page)
        case .cohort(let figure): figure.query(page)
        case .payment(let figure): figure.query(page)
        }
    }

    /// The page the figure stands on, as it was seen.
    var origin: URLPath {
        switch self {
        case .home: HomeController.Routes.home()
        case .confirmed(let filter): filter.with { _ in }.path()
        case .own(let figure): figure.origin
        case .club(let figure): figure.filter.path
        case .flow(let figure): figure.filter.path
        case .cohort(let figure): figure.origin
        case .payment: DealController.Routes.records()
        }
    }

    /// The other figures that stand beside it.
    var siblings: [FigureQuestion] {
        switch self {
        case .home, .confirmed, .flow: []
        case .own(let figure): figure.siblings.map { .own($0) }
        case .club(let figure): figure.siblings.map { .club($0) }
        case .cohort(let figure):
            CohortFigure.Measure.allCases.map { measure in .cohort(figure.with { $0.measure = measure }) }
        case .payment(let figure):
            PaymentFigure.Measure.allCases.filter { figure.whose.isOwn || $0 != .signed }
                .map { measure in .payment(figure.with { $0.measure = measure }) }
        }
    }

    /// A figure as a page shows it, leading here.
    func link(_ value: HTML) -> HTML { "<a href=\"\(path)\">\(value)</a>" }
}
