import Localization
import Web

/// The lines of *my exchanges*: a table on a laptop, cards on a phone.
struct ExchangeList: Sendable {
    var exchanges: [Exchange]

    private static let columns = ["member", "subject", "direction", "stage", "amount", "date"]

    func html(_ screen: Screen) -> HTML {
        let heads = Self.columns.map { column -> HTML in
            "<th scope=\"col\"\(attribute: "class", column == "amount" ? "number" : nil)>\(label(column, screen))</th>"
        }
        return """
            <table class="cards"><caption class="visually-hidden">\(screen.t("exchanges.title"))</caption>\
            <thead><tr>\(heads)</tr></thead><tbody>\(exchanges.map { line($0, screen) })</tbody></table>
            """
    }

    private func line(_ exchange: Exchange, _ screen: Screen) -> HTML {
        let subject = exchange.prospect.isEmpty ? exchange.need : exchange.prospect
        let shown: HTML = subject.isEmpty ? HTML(text: screen.t("referrals.kind.inside.short")) : "\(bdi: subject)"
        let amount: HTML? = exchange.amountMinor.map { "\(bdi: screen.money($0))" }
        return """
            <tr><th scope="row" data-label="\(label("member", screen))"><span>\
            <a href="\(ReferralController.Routes.referral(exchange.id))">\(bdi: screen.name(exchange.counterpart))</a>\
            \(exchange.standing.html(screen))\
            <br><span class="small soft">\(bdi: exchange.counterpart.company)</span></span></th>\
            <td data-label="\(label("subject", screen))">\(shown)</td>\
            <td data-label="\(label("direction", screen))">\(screen.t("exchanges.side." + exchange.side.rawValue))</td>\
            <td data-label="\(label("stage", screen))"><span>\(StageTag.html(exchange, screen))</span></td>\
            <td class="number" data-label="\(label("amount", screen))">\(amount)</td>\
            <td data-label="\(label("date", screen))">\(screen.date(screen.day(exchange.givenAt)))</td></tr>
            """
    }

    private func label(_ column: String, _ screen: Screen) -> String { screen.t("exchanges.column." + column) }
}

/// A stage as a coloured word.
enum StageTag {
    /// With what a stage alone does not say: handed on, declined, asleep.
    static func html(_ exchange: Exchange, _ screen: Screen) -> HTML {
        if exchange.handedAt != nil { return "<span class=\"tag\">\(screen.t("referrals.stage.handed"))</span>" }
        if exchange.isDeclined { return "<span class=\"tag lost\">\(screen.t("referrals.stage.declined"))</span>" }
        guard exchange.dormantAt != nil else { return html(exchange.stage, screen) }
        return "\(html(exchange.stage, screen)) <span class=\"tag\">\(screen.t("referrals.stage.dormant"))</span>"
    }

    static func html(_ stage: Referral.Stage, _ screen: Screen) -> HTML {
        let style =
            switch stage {
            case .sent: " act"
            case .won: " done"
            case .lost, .withdrawn: " lost"
            case .acknowledged, .contacted, .proposal: ""
            }
        return "<span class=\"tag\(style)\">\(screen.t("referrals.stage." + stage.rawValue))</span>"
    }
}
