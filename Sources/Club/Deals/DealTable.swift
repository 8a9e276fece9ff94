import Chronology
import Localization
import Tabular

/// My deals as a table to take away, in the viewer's language.
struct DealTable: Sendable {
    var deals: [ListedDeal]

    private static let columns = [
        "date", "side", "member", "company", "customer", "object", "amount", "currency", "days", "due", "paid",
        "standing",
        "thanked",
    ]

    func bytes(_ screen: Screen) -> [UInt8] {
        var writer = CSVWriter()
        writer.append(Self.columns.map { screen.t("deals.column." + $0) })
        for deal in deals { writer.append(cells(deal, screen)) }
        return writer.bytes
    }

    private func cells(_ deal: ListedDeal, _ screen: Screen) -> [String] {
        let t = screen.t
        let amount = deal.terms.amount
        return [
            t.dates.short(deal.terms.signedOn),
            t("deals.side." + deal.sideWord),
            screen.name(deal.counterpart),
            deal.counterpart.company,
            deal.customer,
            deal.terms.object,
            // `1234,56`: what a French Excel adds up.
            NumberFormat(.fr).plain(amount.minorUnits, amount.currency),
            amount.currency,
            deal.terms.agreedDays.map { String($0) } ?? "",
            deal.dueOn.map { t.dates.short($0) } ?? "",
            deal.paidOn.map { t.dates.short($0) } ?? "",
            deal.standing.words(screen, to: deal.side),
            deal.isOfReferral ? t(deal.isThanked ? "exchanges.yes" : "exchanges.no") : "",
        ]
    }
}

extension ListedDeal {
    /// Seller, buyer, or the giver of the referral.
    var sideWord: String { side == .seller ? "seller" : customer.isEmpty ? "buyer" : "giver" }
}
