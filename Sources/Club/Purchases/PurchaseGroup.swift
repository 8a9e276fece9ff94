import Localization
import Persistence
import Web

/// What may be said of the group: how many, how much in round figures, the tier reached.
struct PurchaseGroup: Sendable {
    var page: PurchasePage

    func html(_ screen: Screen) -> HTML {
        let purchase = page.purchase
        return """
            <section class="card stack"><h2>\(screen.t("purchases.group"))</h2>\
            <p class="strong">\(screen.t("purchases.companies", count: PurchasesPage.companies(purchase)))</p>\
            \(quantity(screen))\(tier(screen))\(answers(screen))\
            <p class="small soft">\(screen.icon("lock")) \(screen.t("purchases.group.private"))</p></section>
            """
    }

    private func quantity(_ screen: Screen) -> HTML? {
        guard let counted = page.purchase.counted else {
            return page.purchase.stage == .joining
                ? "<p class=\"small soft\">\(screen.t("purchases.group.later"))</p>" : nil
        }
        let told = page.purchase.isOrganiser ? counted.quantity : counted.quantity.band
        return """
            <dl class="facts"><div><dt>\(screen.t("purchases.group.quantity"))</dt>\
            <dd class="tabular">\(screen.group(told, page.purchase.unit))</dd></div></dl>
            """
    }

    /// The tier of the offer chosen, for those who are in.
    private func tier(_ screen: Screen) -> HTML? {
        guard page.purchase.seesOffers, let chosen = page.chosen, let limits = page.limits else { return nil }
        let unitMinor = page.purchase.unitMinor ?? limits.present
        let price = screen.t.numbers.money(unitMinor, page.purchase.currency, droppingZeros: true)
        let key = page.purchase.unitMinor == nil ? "purchases.group.tier" : "purchases.group.tier.final"
        let from = chosen.tiers.all.last { $0.unitMinor == unitMinor }?.from ?? chosen.tiers.first.from
        let values: [String: MessageValue] = [
            "price": .text(price), "quantity": .text(screen.quantity(from, page.purchase.unit)),
            "unit": .text(page.purchase.unit),
        ]
        return "<p>\(screen.html(key, values))</p>"
    }

    private func answers(_ screen: Screen) -> HTML? {
        let purchase = page.purchase
        guard purchase.seesOffers, purchase.stage == .confirming || purchase.stage == .done else { return nil }
        let key = purchase.stage == .done ? "purchases.group.bought" : "purchases.group.confirmed"
        return "<p>\(screen.t(key, count: purchase.confirmed))</p>"
    }
}

/// One's own line: what one wants, what it costs, how to reach the supplier in the end. Nobody else sees it.
struct OwnPartCard: Sendable {
    var page: PurchasePage

    func html(_ screen: Screen) -> HTML? {
        guard let part = page.purchase.part, part.status.isIn else { return nil }
        return """
            <section class="card stack"><h2>\(screen.t("purchases.own"))</h2><dl class="facts">\
            <div><dt>\(screen.t("purchases.own.quantity"))</dt>\
            <dd class="tabular">\(bdi: screen.quantity(part.quantity, page.purchase.unit))</dd></div>\
            \(cost(part, screen))</dl>\(supplier(screen))\
            <p class="small soft">\(screen.icon("lock")) \(screen.t("purchases.own.private"))</p></section>
            """
    }

    private func cost(_ part: ShownPurchase.Part, _ screen: Screen) -> HTML? {
        guard let chosen = page.chosen, let limits = page.limits else { return nil }
        let unitMinor = page.purchase.unitMinor ?? limits.present
        let total = money(chosen.cost(part.quantity, unitMinor: unitMinor), screen)
        let ceiling: HTML? =
            page.purchase.unitMinor == nil
            ? part.ceilingMinor.map {
                "<div><dt>\(screen.t("purchases.own.ceiling"))</dt><dd class=\"tabular\">\(bdi: money($0, screen))</dd></div>"
            } : nil
        return """
            <div><dt>\(screen.t("purchases.column.unit-price"))</dt><dd class="tabular">\(bdi: money(unitMinor, screen))\
            </dd></div><div><dt>\(screen.t("purchases.column.delivery"))</dt>\
            <dd class="tabular">\(bdi: money(chosen.deliveryMinor, screen))</dd></div>\
            <div><dt>\(screen.t("purchases.own.total"))</dt><dd class="tabular"><strong>\(bdi: total)</strong></dd></div>\
            \(ceiling)
            """
    }

    private func supplier(_ screen: Screen) -> HTML? {
        guard page.purchase.stage == .done, let chosen = page.chosen else { return nil }
        let name: HTML =
            chosen.seller.map { "\(bdi: screen.name($0))<br><span class=\"small soft\">\(bdi: chosen.supplier)</span>" }
            ?? "\(bdi: chosen.supplier)"
        return """
            <h3>\(screen.t("purchases.supplier"))</h3><p class="strong">\(name)</p><div class="row">\
            \(chosen.phone.map { ContactLinks.phone($0, screen) } as HTML?)\
            \(chosen.email.map { ContactLinks.email($0, screen) } as HTML?)</div>
            """
    }

    private func money(_ minor: Int64, _ screen: Screen) -> String {
        screen.t.numbers.money(minor, page.purchase.currency, droppingZeros: true)
    }
}

/// Who ordered what, for the member who sells.
struct OrdersCard: Sendable {
    var page: PurchasePage

    func html(_ screen: Screen) -> HTML? {
        guard !page.orders.isEmpty else { return nil }
        let heads = ["buyer", "quantity", "reach"].map { column -> HTML in
            "<th scope=\"col\"\(attribute: "class", column == "quantity" ? "number" : nil)>\(label(column, screen))</th>"
        }
        return """
            <section class="card stack"><h2>\(screen.t("purchases.orders"))</h2>\
            <p class="soft">\(screen.t("purchases.orders.text"))</p><table class="cards">\
            <caption class="visually-hidden">\(screen.t("purchases.orders"))</caption>\
            <thead><tr>\(heads)</tr></thead><tbody>\(page.orders.map { line($0, screen) })</tbody></table></section>
            """
    }

    private func line(_ order: ShownOrder, _ screen: Screen) -> HTML {
        """
        <tr><th scope="row" data-label="\(label("buyer", screen))"><span>\(bdi: screen.name(order.buyer))<br>\
        <span class="small soft">\(bdi: order.buyer.company)</span></span></th>\
        <td class="number" data-label="\(label("quantity", screen))">\
        \(bdi: screen.quantity(order.quantity, page.purchase.unit))</td>\
        <td data-label="\(label("reach", screen))"><div class="row">\
        \(order.phone.map { ContactLinks.phone($0, screen) } as HTML?)\
        \(order.email.map { ContactLinks.email($0, screen) } as HTML?)</div></td></tr>
        """
    }

    private func label(_ column: String, _ screen: Screen) -> String { screen.t("purchases.column." + column) }
}
