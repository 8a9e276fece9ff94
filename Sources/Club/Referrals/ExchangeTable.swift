import Chronology
import Localization
import Tabular

/// My exchanges as a table to take away, in the viewer's language.
struct ExchangeTable: Sendable {
    var exchanges: [Exchange]

    private static let columns = [
        "date", "direction", "member", "company", "kind", "prospect", "need", "stage", "moved", "amount", "confirmed",
        "thanked",
    ]

    func bytes(_ screen: Screen) -> [UInt8] {
        var writer = CSVWriter()
        writer.append(Self.columns.map { screen.t("exchanges.column." + $0) })
        for exchange in exchanges {
            writer.append(cells(exchange, screen))
        }
        return writer.bytes
    }

    private func cells(_ exchange: Exchange, _ screen: Screen) -> [String] {
        let t = screen.t
        let amount = exchange.amountMinor
        return [
            t.dates.short(screen.day(exchange.givenAt)),
            t("exchanges.side." + exchange.side.rawValue),
            screen.name(exchange.counterpart),
            exchange.counterpart.company,
            t("referrals.kind." + exchange.kind.rawValue + ".short"),
            exchange.prospect,
            exchange.need,
            t("referrals.stage." + stage(exchange)),
            t.dates.short(screen.day(exchange.movedAt)),
            amount.map(Self.plain) ?? "",
            amount == nil ? "" : yesOrNo(exchange.isConfirmed, t),
            amount == nil ? "" : yesOrNo(exchange.isThanked, t),
        ]
    }

    private func stage(_ exchange: Exchange) -> String {
        if exchange.handedAt != nil { return "handed" }
        if exchange.isDeclined { return "declined" }
        return exchange.dormantAt == nil ? exchange.stage.rawValue : "dormant"
    }

    private func yesOrNo(_ value: Bool, _ t: Translator) -> String { t(value ? "exchanges.yes" : "exchanges.no") }

    /// `1234,56`: what a French Excel adds up.
    private static func plain(_ minor: Int64) -> String {
        let cents = String(minor % 100)
        return String(minor / 100) + "," + (cents.utf8.count == 1 ? "0" : "") + cents
    }
}
