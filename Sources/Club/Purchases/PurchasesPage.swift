import Chronology
import Localization
import Persistence
import Web

/// The group purchases one may join, one's own, and those that are over.
struct PurchasesPage: Sendable {
    var scope: PurchaseRepository.Scope
    /// One more than a page when there is a next one.
    var purchases: [ShownPurchase]

    private typealias Routes = PurchaseController.Routes

    func html(_ screen: Screen) -> HTML {
        """
        \(BusinessTabs.purchases.html(screen))\
        <div class="page-head"><h1>\(screen.t("purchases.title"))</h1>\
        <p class="soft prose">\(screen.t("purchases.lead"))</p></div>\(open(screen))\(scopes(screen))\(list(screen))
        """
    }

    /// The empty page has its own.
    private func open(_ screen: Screen) -> HTML? {
        guard !purchases.isEmpty || scope == .past else { return nil }
        return """
            <p class="no-print"><a class="button primary" href="\(Routes.new())">\(screen.icon("plus"))\
            <span>\(screen.t("purchases.open"))</span></a></p>
            """
    }

    private func scopes(_ screen: Screen) -> HTML {
        let items = PurchaseRepository.Scope.allCases.map { scope -> HTML in
            """
            <li><a href="\(Self.path(scope))"\(attribute: "aria-current", scope == self.scope ? "true" : nil)>\
            \(screen.t("purchases.scope." + scope.rawValue))</a></li>
            """
        }
        return "<nav aria-label=\"\(screen.t("purchases.scope"))\"><ul class=\"filters\">\(items)</ul></nav>"
    }

    private static func path(_ scope: PurchaseRepository.Scope) -> URLPath {
        Routes.all().query("show", scope == .open ? nil : scope.rawValue)
    }

    private func list(_ screen: Screen) -> HTML {
        guard !purchases.isEmpty else {
            let base = "purchases.none." + scope.rawValue
            let action: (key: String, path: URLPath)? = scope == .past ? nil : ("purchases.open", Routes.new())
            return screen.empty("building", base + ".title", base + ".text", action: action)
        }
        let shown = purchases.prefix(PurchaseRepository.pageSize)
        let next: HTML? = purchases.count > shown.count ? shown.last.map { pager($0.id, screen) } : nil
        return "<div class=\"stack\">\(shown.map { card($0, screen) })</div>\(next)"
    }

    private func card(_ purchase: ShownPurchase, _ screen: Screen) -> HTML {
        let mine: HTML? = Self.tie(purchase).map { "<span class=\"tag done\">\(screen.t($0))</span>" }
        let place = purchase.region.map { screen.region($0) } ?? screen.t("purchases.region.any")
        return """
            <section class="card stack tight"><div class="card-head"><h2><a href="\(Routes.purchase(purchase.id))">\
            \(bdi: purchase.title)</a></h2><span class="row">\(PurchaseTag.html(purchase.stage, screen))\(mine)</span></div>\
            <p class="small soft">\(place) · \(screen.t("purchases.companies", count: Self.companies(purchase)))</p>\
            \(PurchaseTag.deadline(purchase, screen))</section>
            """
    }

    /// In the group now, or when joining ended, so that nobody sees who left meanwhile.
    static func companies(_ purchase: ShownPurchase) -> Int { purchase.counted?.companies ?? purchase.companies }

    private static func tie(_ purchase: ShownPurchase) -> String? {
        if purchase.isOrganiser { return "purchases.tie.organiser" }
        if purchase.isIn { return "purchases.tie.in" }
        return purchase.ownOffer == nil ? nil : "purchases.tie.seller"
    }

    private func pager(_ last: ID<Purchase>, _ screen: Screen) -> HTML {
        """
        <nav class="pager" aria-label="\(screen.t("purchases.older"))"><a class="button" \
        href="\(Self.path(scope).query("before", last.description))">\(screen.t("purchases.older"))</a></nav>
        """
    }
}

/// A stage as a coloured word, and its deadline.
enum PurchaseTag {
    static func html(_ stage: Purchase.Stage, _ screen: Screen) -> HTML {
        let style =
            switch stage {
            case .joining, .confirming: " act"
            case .done: " done"
            case .lapsed, .cancelled: " lost"
            case .offers, .choosing: ""
            }
        return "<span class=\"tag\(style)\">\(screen.t("purchases.stage." + stage.rawValue))</span>"
    }

    /// "Rejoindre jusqu’au 12 décembre"; nothing once it is over.
    static func deadline(_ purchase: ShownPurchase, _ screen: Screen) -> HTML? {
        guard purchase.stage.isOpen else { return nil }
        let day = screen.t.dates.long(screen.day(purchase.stageEndsAt - .milliseconds(1)))
        let words = screen.html("purchases.until." + purchase.stage.rawValue, ["day": .written(day)])
        return "<p class=\"small\">\(words)</p>"
    }
}
