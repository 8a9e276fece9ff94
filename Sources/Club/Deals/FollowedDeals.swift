import Localization
import Persistence
import Web

/// The deals a referral brought, on the referral's page, and the way to declare a further one.
struct FollowedDeals: Sendable {
    var referral: FollowedReferral

    func html(_ screen: Screen) -> HTML? {
        guard referral.stage == .won else { return nil }
        let items = referral.deals.map { deal -> HTML in
            let amount = screen.t.numbers.money(deal.amountMinor, deal.currency, droppingZeros: true)
            let tag: HTML =
                deal.isClosed
                ? "<span class=\"tag lost\">\(screen.t("deals.closed"))</span>"
                : deal.confirmedAt == nil
                    ? "<span class=\"tag act\">\(screen.t("deals.unconfirmed"))</span>"
                    : "<span class=\"tag done\">\(screen.t("deals.standing.signed"))</span>"
            return """
                <li><a href="\(DealController.Routes.deal(deal.id))"><span><strong class="tabular">\(bdi: amount)</strong>\
                <span class="soft small">\(screen.date(deal.signedOn))</span></span>\(tag)</a></li>
                """
        }
        let list: HTML? = items.isEmpty ? nil : "<ul role=\"list\" class=\"waits\">\(items)</ul>"
        let path = DealController.declaring(referral: referral.id)
        let key = referral.deals.isEmpty ? "deals.declare.first" : "deals.declare.further"
        let further: HTML? =
            referral.side == .receiver
            ? "<p><a class=\"button\" href=\"\(path)\">\(screen.icon("plus"))<span>\(screen.t(key))</span></a></p>"
            : nil
        guard list != nil || further != nil else { return nil }
        return "<section class=\"card stack\"><h2>\(screen.t("deals.of-referral"))</h2>\(list)\(further)</section>"
    }
}
