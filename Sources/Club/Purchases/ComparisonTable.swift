import Chronology
import Localization
import Tabular

/// The comparison as a table to take away: one line for each tier of each offer.
struct ComparisonTable: Sendable {
    var comparison: Comparison

    private static let columns = [
        "supplier", "from", "unit-price", "delivery", "delivery-days", "payment-days", "valid", "reached", "total",
        "note",
    ]

    func bytes(_ screen: Screen) -> [UInt8] {
        var writer = CSVWriter()
        writer.append(Self.columns.map { screen.t("purchases.column." + $0) })
        for line in comparison.lines {
            for tier in line.offer.tiers.all { writer.append(cells(line, tier, screen)) }
        }
        return writer.bytes
    }

    private func cells(_ line: Comparison.Line, _ tier: PriceTiers.Tier, _ screen: Screen) -> [String] {
        let numbers = NumberFormat(.fr)
        let (offer, currency) = (line.offer, comparison.currency)
        let isReached = line.tier == tier
        return [
            offer.supplier, numbers.plain(tier.from), numbers.plain(tier.unitMinor, currency),
            numbers.plain(offer.deliveryMinor, currency), String(offer.deliveryDays), String(offer.paymentDays),
            screen.t.dates.short(offer.validUntil), screen.t(isReached ? "exchanges.yes" : "exchanges.no"),
            isReached || (line.tier == nil && tier == offer.tiers.first)
                ? numbers.plain(line.totalMinor, currency) : "",
            offer.note,
        ]
    }
}
