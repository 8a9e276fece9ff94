import Localization
import Morocco
import Persistence
import Web

/// The branches beside one another, and the trades.
struct WorthTables: Sendable {
    var worth: Worth
    var view: WorthView

    func branches(_ screen: Screen) -> HTML? {
        guard view.filter.branch == nil, view.branches.count > 1 else { return nil }
        let rows = view.branches.map { part -> HTML in
            let path = view.filter.with { $0.branch = part.key }.path
            let name: HTML = "<a href=\"\(path)\">\(bdi: worth.name(of: part.key) ?? "")</a>"
            return line("worth.branch", name, part, given: part.traffic.given, screen)
        }
        return table("worth.branches", "worth.branches.caption", "worth.branch", rows, screen)
    }

    func trades(_ screen: Screen) -> HTML? {
        guard view.filter.trade == nil, !view.trades.isEmpty else { return nil }
        let rows = view.trades.map { part -> HTML in
            let path = view.filter.with { $0.trade = part.key }.path
            let name: HTML =
                part.key.isEmpty
                ? HTML(text: screen.t("worth.trade.none")) : "<a href=\"\(path)\">\(screen.trade(part.key))</a>"
            return line("worth.trade", name, part, given: part.traffic.given, screen)
        }
        return table("worth.trades", "worth.trades.caption", "worth.trade", rows, screen)
    }

    private func line<Key>(
        _ headKey: String, _ name: HTML, _ part: WorthView.Part<Key>, given: Int, _ screen: Screen
    ) -> HTML {
        let deals = part.deals == 0 ? "–" : screen.number(part.deals)
        let amount = part.deals == 0 ? "–" : screen.total(part.amount)
        return """
            <tr><th scope="row" data-label="\(screen.t(headKey))">\(name)</th>\
            <td class="number" data-label="\(screen.t("worth.members"))">\(screen.number(part.members))</td>\
            <td class="number" data-label="\(screen.t("worth.given"))">\(screen.number(given))</td>\
            <td class="number" data-label="\(screen.t("worth.received"))">\(screen.number(part.traffic.received))</td>\
            <td class="number" data-label="\(signed(screen))">\(deals)</td>\
            <td class="number" data-label="\(screen.t("worth.amount.short"))">\(bdi: amount)</td></tr>
            """
    }

    private func signed(_ screen: Screen) -> String {
        screen.t("worth.signed.year", ["year": .written(String(view.year))])
    }

    private func table(
        _ titleKey: String, _ captionKey: String, _ headKey: String, _ rows: [HTML], _ screen: Screen
    ) -> HTML {
        let heads = ["worth.members", "worth.given", "worth.received"].map { key -> HTML in
            "<th scope=\"col\" class=\"number\">\(screen.t(key))</th>"
        }
        return """
            <section class="card stack"><h2>\(screen.t(titleKey))</h2><div class="scroll" tabindex="0" role="region" \
            aria-label="\(screen.t(titleKey))"><table class="cards">\
            <caption class="visually-hidden">\(screen.t(captionKey))</caption><thead><tr>\
            <th scope="col">\(screen.t(headKey))</th>\(heads)<th scope="col" class="number">\(signed(screen))</th>\
            <th scope="col" class="number">\(screen.t("worth.amount.short"))</th></tr></thead>\
            <tbody>\(rows)</tbody></table></div></section>
            """
    }
}
