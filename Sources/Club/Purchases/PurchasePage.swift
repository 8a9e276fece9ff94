import Chronology
import Localization
import Persistence
import Web

/// A group purchase: where it stands, what to do next, what is sought, what suppliers ask.
struct PurchasePage: Sendable {
    var purchase: ShownPurchase
    var offers: [ShownOffer]
    var orders: [ShownOrder] = []
    var form = FormView()
    var done: PurchaseDone?

    var comparison: Comparison? { Comparison(purchase, offers) }
    var chosen: ShownOffer? { offers.first(where: \.isChosen) }

    /// What a unit of the chosen offer costs at the quantity the group surely reaches, and at most.
    var limits: (present: Int64, dearest: Int64)? {
        guard let chosen, let counted = purchase.counted else { return nil }
        return (chosen.tiers.unitMinor(at: counted.quantity.sure), chosen.tiers.first.unitMinor)
    }

    func said(_ done: PurchaseDone?) -> PurchasePage {
        var copy = self
        copy.done = done
        return copy
    }

    func html(_ screen: Screen) -> HTML {
        """
        \(done.map { screen.notice($0.key) } as HTML?)\(form.summary(screen))\
        \(BusinessTabs.purchases.back(screen))\
        <div class="page-head"><h1>\(bdi: purchase.title)</h1><p class="soft">\(head(screen))</p></div>\
        \(steps(screen))<div class="columns"><div class="stack">\(PurchaseActions(page: self).html(screen))\
        \(outcome(screen))\(what(screen))</div><div class="stack">\(PurchaseGroup(page: self).html(screen))\
        \(OwnPartCard(page: self).html(screen))</div></div>\
        \(compared(screen))\(OrdersCard(page: self).html(screen))
        """
    }

    private func head(_ screen: Screen) -> HTML {
        let organiser = screen.html("purchases.by", ["name": .text(screen.name(purchase.organiser))])
        let place: HTML =
            purchase.branch.map { screen.html("purchases.seen-by.branch", ["branch": .text($0)]) }
            ?? HTML(text: screen.t("purchases.seen-by.club"))
        return organiser + " · " + place + " · " + screen.ago(purchase.createdAt)
    }

    private func steps(_ screen: Screen) -> HTML {
        guard purchase.stage.isOpen || purchase.stage == .done else {
            return """
                <p><span class="tag lost">\(screen.t("purchases.stage." + purchase.stage.rawValue))</span></p>
                """
        }
        let way = Purchase.Stage.way
        let place = way.firstIndex(of: purchase.stage) ?? 0
        let items = way.enumerated().map { index, stage -> HTML in
            let isNow = index == place && purchase.stage != .done
            let isPast = index < place || purchase.stage == .done
            return """
                <li\(attribute: "class", isPast ? "past" : nil)\(attribute: "aria-current", isNow ? "step" : nil)>\
                \(screen.t("purchases.step." + stage.rawValue))</li>
                """
        }
        return "<ol class=\"steps\">\(items)</ol>"
    }

    /// Why nothing came of it.
    private func outcome(_ screen: Screen) -> HTML? {
        guard let ending = purchase.ending else { return nil }
        let words: HTML? =
            purchase.words.isEmpty ? nil : "<blockquote class=\"quote\">\(bdi: purchase.words)</blockquote>"
        return """
            <section class="card stack"><h2>\(screen.t("purchases.ending.title"))</h2>\
            <p>\(screen.t("purchases.ending." + ending.rawValue))</p>\(words)</section>
            """
    }

    private func what(_ screen: Screen) -> HTML {
        let text: HTML? =
            purchase.specification.isEmpty ? nil : "<p class=\"keep\">\(bdi: purchase.specification)</p>"
        let joins = screen.date(screen.day(purchase.joinsEndAt - .milliseconds(1)))
        let offers = screen.date(screen.day(purchase.offersEndAt - .milliseconds(1)))
        let region = purchase.region.map { screen.region($0) } ?? screen.t("purchases.region.any")
        let places: HTML? = purchase.places.map {
            "<div><dt>\(screen.t("purchases.form.places"))</dt><dd>\(screen.number($0))</dd></div>"
        }
        return """
            <section class="card stack"><h2>\(screen.t("purchases.what"))</h2>\(text)<dl class="facts">\
            <div><dt>\(screen.t("purchases.form.unit"))</dt><dd>\(bdi: purchase.unit)</dd></div>\
            <div><dt>\(screen.t("purchases.form.region"))</dt><dd>\(region)</dd></div>\
            <div><dt>\(screen.t("purchases.form.join-until"))</dt><dd>\(joins)</dd></div>\
            <div><dt>\(screen.t("purchases.form.offers-until"))</dt><dd>\(offers)</dd></div>\(places)</dl></section>
            """
    }

    private func compared(_ screen: Screen) -> HTML? {
        if let comparison {
            return ComparisonView(
                comparison: comparison, purchase: purchase.id, isOrganiser: purchase.isOrganiser,
                mayWithdraw: purchase.mayChoose
            ).html(screen)
        }
        guard purchase.seesOffers, purchase.stage == .offers else { return nil }
        return """
            <section class="card stack"><h2>\(screen.t("purchases.compare.title"))</h2>\
            <p class="soft">\(screen.t("purchases.compare.none"))</p></section>
            """
    }
}
