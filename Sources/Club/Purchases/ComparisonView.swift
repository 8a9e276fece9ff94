import Localization
import Persistence
import Web

/// The comparison as a table that becomes cards on a phone and prints clean.
struct ComparisonView: Sendable {
    var comparison: Comparison
    var purchase: ID<Purchase>
    var isOrganiser: Bool
    var mayWithdraw: Bool

    private static let columns = ["supplier", "tiers", "unit-price", "delivery", "payment", "valid", "total"]

    func html(_ screen: Screen) -> HTML {
        let heads = Self.columns.map { column -> HTML in
            let isNumber = column == "unit-price" || column == "total"
            return "<th scope=\"col\"\(attribute: "class", isNumber ? "number" : nil)>\(label(column, screen))</th>"
        }
        let file: HTML? =
            isOrganiser
            ? """
            <p class="no-print"><a class="link" download href="\(PurchaseController.Routes.comparison(purchase))">\
            \(screen.icon("download"))<span>\(screen.t("purchases.download"))</span></a></p>
            """ : nil
        return """
            <section class="card stack"><h2>\(screen.t("purchases.compare.title"))</h2><p class="soft">\(basis(screen))</p>\
            <table class="cards"><caption class="visually-hidden">\(screen.t("purchases.compare.title"))</caption>\
            <thead><tr>\(heads)</tr></thead><tbody>\(comparison.lines.map { line($0, screen) })</tbody></table>\(file)\
            </section>
            """
    }

    private func basis(_ screen: Screen) -> HTML {
        switch comparison.basis {
        case .own(let quantity):
            return screen.html(
                "purchases.compare.own", ["quantity": .text(screen.quantity(quantity, comparison.unit))])
        case .group(.exact(let total), _):
            return screen.html(
                "purchases.compare.group", ["quantity": .text(screen.quantity(total, comparison.unit))])
        case .group(.between(let floor, _), _):
            return screen.html(
                "purchases.compare.band", ["quantity": .text(screen.quantity(floor, comparison.unit))])
        }
    }

    private func line(_ line: Comparison.Line, _ screen: Screen) -> HTML {
        let offer = line.offer
        let seller: HTML? = offer.seller.map { party in
            "<br><span class=\"small soft\">\(bdi: screen.name(party))</span>"
        }
        let best: HTML? =
            line.isBest ? "<br><span class=\"tag done\">\(screen.t("purchases.best"))</span>" : nil
        let chosen: HTML? =
            offer.isChosen ? "<br><span class=\"tag act\">\(screen.t("purchases.chosen"))</span>" : nil
        let note: HTML? =
            offer.note.isEmpty ? nil : "<br><span class=\"small soft keep\">\(bdi: offer.note)</span>"
        return """
            <tr><th scope="row" data-label="\(label("supplier", screen))"><span>\(bdi: offer.supplier)\(seller)\(best)\
            \(chosen)\(note)\(withdrawal(offer, screen))</span></th>\
            <td data-label="\(label("tiers", screen))"><span>\(tiers(line, screen))</span></td>\
            <td class="number" data-label="\(label("unit-price", screen))"><span>\(unitPrice(line, screen))</span></td>\
            <td data-label="\(label("delivery", screen))"><span>\(delivery(offer, screen))</span></td>\
            <td data-label="\(label("payment", screen))"><span>\(payment(offer, screen))</span></td>\
            <td data-label="\(label("valid", screen))"><span>\(screen.date(offer.validUntil))</span></td>\
            <td class="number" data-label="\(label("total", screen))"><strong>\(bdi: money(line.totalMinor, screen))\
            </strong></td></tr>
            """
    }

    private func tiers(_ line: Comparison.Line, _ screen: Screen) -> HTML {
        line.offer.tiers.all.map { tier -> HTML in
            let values: [String: MessageValue] = [
                "quantity": .written(screen.t.numbers.decimalOrWhole(tier.from)),
                "price": .text(money(tier.unitMinor, screen)),
            ]
            let words: HTML = "<span class=\"nowrap\">\(screen.html("purchases.tier", values))</span>"
            guard line.tier == tier else { return words }
            return "<strong>\(words)</strong><br><span class=\"small\">\(screen.t("purchases.tier.reached"))</span>"
        }.joined(separator: "<br>")
    }

    private func unitPrice(_ line: Comparison.Line, _ screen: Screen) -> HTML {
        let below: HTML? =
            line.tier == nil ? "<br><span class=\"small soft\">\(screen.t("purchases.tier.below"))</span>" : nil
        return "\(bdi: money(line.unitMinor, screen))\(below)"
    }

    private func delivery(_ offer: ShownOffer, _ screen: Screen) -> HTML {
        let price = offer.deliveryMinor == 0 ? screen.t("purchases.delivery.free") : money(offer.deliveryMinor, screen)
        return
            "\(bdi: price)<br><span class=\"small soft\">\(screen.t("purchases.days", count: offer.deliveryDays))</span>"
    }

    private func payment(_ offer: ShownOffer, _ screen: Screen) -> HTML {
        HTML(
            text: offer.paymentDays == 0
                ? screen.t("purchases.payment.cash") : screen.t("purchases.days", count: offer.paymentDays))
    }

    /// Of an offer the organiser noted; a seller takes their own back from the page's actions.
    private func withdrawal(_ offer: ShownOffer, _ screen: Screen) -> HTML? {
        guard mayWithdraw, offer.seller == nil else { return nil }
        return """
            <form class="no-print" method="post" \
            action="\(PurchaseController.Routes.withdrawOffer(purchase, offer.id))"><button class="as-link">\
            \(screen.t("purchases.offer.withdraw"))</button></form>
            """
    }

    private func money(_ minor: Int64, _ screen: Screen) -> String {
        screen.t.numbers.money(minor, comparison.currency, droppingZeros: true)
    }

    private func label(_ column: String, _ screen: Screen) -> String { screen.t("purchases.column." + column) }
}
