import Localization
import Web

/// The pages of doing business together, above each of them: one place of the bar holds them all.
enum BusinessTabs: CaseIterable, Sendable {
    case opportunities
    case referrals
    case deals
    case matches
    case introductions
    case purchases
    case commendations

    private var item: (key: String, path: URLPath) {
        switch self {
        case .referrals: ("business.referrals", ReferralController.Routes.exchanges())
        case .deals: ("business.deals", DealController.Routes.deals())
        case .commendations: ("business.commendations", CommendationController.Routes.list())
        case .purchases: ("business.purchases", PurchaseController.Routes.all())
        case .matches: ("business.matches", MatchController.Routes.all())
        case .introductions: ("business.introductions", IntroductionController.Routes.all())
        case .opportunities: ("business.opportunities", OpportunityController.Routes.list())
        }
    }

    /// The way back from a page of one thing to the page of all.
    func back(_ screen: Screen) -> HTML {
        screen.back(item.key, item.path)
    }

    /// The tabs, this one current.
    func html(_ screen: Screen) -> HTML? {
        guard Self.allCases.count > 1 else { return nil }
        let items = Self.allCases.map { tab -> HTML in
            let item = tab.item
            return """
                <li><a href="\(item.path)"\(attribute: "aria-current", tab == self ? "page" : nil)>\
                \(screen.t(item.key))</a></li>
                """
        }
        return "<nav aria-label=\"\(screen.t("business.tabs"))\"><ul class=\"filters tabs\">\(items)</ul></nav>"
    }
}
