import Localization
import Web

/// The lines of *my deals*: a table on a laptop, cards on a phone.
struct DealList: Sendable {
    var deals: [ListedDeal]

    private static let columns = ["member", "object", "amount", "due", "standing"]

    func html(_ screen: Screen) -> HTML {
        let heads = Self.columns.map { column -> HTML in
            "<th scope=\"col\"\(attribute: "class", column == "amount" ? "number" : nil)>\(label(column, screen))</th>"
        }
        return """
            <table class="cards compact"><caption class="visually-hidden">\(screen.t("deals.title"))</caption>\
            <thead><tr>\(heads)</tr></thead><tbody>\(deals.map { line($0, screen) })</tbody></table>
            """
    }

    private func line(_ deal: ListedDeal, _ screen: Screen) -> HTML {
        let customer: HTML? = deal.customer.isEmpty ? nil : " · \(bdi: deal.customer)"
        let due: HTML? = deal.dueOn.map { screen.date($0) }
        return """
            <tr><th scope="row" data-label="\(label("member", screen))"><span>\
            <a href="\(DealController.Routes.deal(deal.id))">\(bdi: screen.name(deal.counterpart))</a>\
            <br><span class="small soft">\(bdi: deal.counterpart.company) · \
            \(screen.t("deals.side." + deal.sideWord))</span></span></th>\
            <td class="full" data-label="\(label("object", screen))"><span>\(bdi: deal.terms.object)\(customer)</span></td>\
            <td class="number" data-label="\(label("amount", screen))">\(bdi: screen.money(deal.terms.amount))</td>\
            <td data-label="\(label("due", screen))">\(due ?? "–")</td>\
            <td data-label="\(label("standing", screen))"><span>\(deal.standing.tag(screen, to: deal.side))</span></td></tr>
            """
    }

    private func label(_ column: String, _ screen: Screen) -> String { screen.t("deals.column." + column) }
}

extension Screen {
    /// An amount of its own currency, without `,00`.
    func money(_ amount: Money) -> String {
        t.numbers.money(amount.minorUnits, amount.currency, droppingZeros: true)
    }
}
