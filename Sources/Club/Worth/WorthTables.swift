import Localization
import Morocco
import Persistence
import Web

/// The branches beside one another, and the trades.
struct WorthTables: Sendable {
    /// More lines than this, and a table is folded.
    static let mostOpen = 8
    static let branchesPart = "branches"
    static let tradesPart = "trades"

    var worth: Worth
    var view: WorthView

    func branches(_ screen: Screen) -> HTML? {
        guard view.filter.branch == nil, view.branches.count > 1 else { return nil }
        let rows = view.branches.map { part -> HTML in
            let path = view.filter.with { $0.branch = part.key }.path
            let name: HTML = "<a href=\"\(path)\">\(bdi: worth.name(of: part.key) ?? "")</a>"
            return line("worth.branch", name, part, { $0.branch = part.key }, screen)
        }
        return table(Self.branchesPart, "worth.branches", "worth.branches.caption", "worth.branch", rows, screen)
    }

    func trades(_ screen: Screen) -> HTML? {
        guard view.filter.trade == nil, !view.trades.isEmpty else { return nil }
        let rows = view.trades.map { part -> HTML in
            let path = view.filter.with { $0.trade = part.key }.path
            let name: HTML = "<a href=\"\(path)\">\(screen.trade(part.key))</a>"
            return line("worth.trade", name, part, { $0.trade = part.key }, screen)
        }
        return table(Self.tradesPart, "worth.trades", "worth.trades.caption", "worth.trade", rows, screen)
    }

    /// - Parameter change: what narrows the page to this line.
    private func line<Key>(
        _ headKey: String, _ name: HTML, _ part: WorthView.Part<Key>, _ change: (inout WorthFilter) -> Void,
        _ screen: Screen
    ) -> HTML {
        let year = WorthPeriod.year(view.year)
        let cells: [(name: String, measure: ClubFigure.Measure, period: WorthPeriod, value: String?)] = [
            (screen.t("worth.members"), .members, view.filter.period, screen.number(part.members)),
            (screen.t("worth.given"), .given, view.filter.period, screen.number(part.traffic.given)),
            (screen.t("worth.received"), .received, view.filter.period, screen.number(part.traffic.received)),
            (signed(screen), .deals, year, part.deals == 0 ? nil : screen.number(part.deals)),
            (screen.t("worth.amount.short"), .amount, year, part.deals == 0 ? nil : screen.total(part.amount)),
            (
                screen.t("worth.paid.short"), .paid, year,
                part.deals == 0 && part.paid == .hidden
                    ? nil : part.paid.minorUnits.map { screen.number(Int($0)) } ?? "–"
            ),
        ]
        let columns = cells.map { cell -> HTML in
            var shown: HTML = "\(bdi: cell.value ?? "–")"
            if cell.value != nil {
                let filter = view.filter.with(change).with { $0.period = cell.period }
                shown = FigureQuestion.club(ClubFigure(cell.measure, filter)).link(shown)
            }
            return "<td class=\"number\" data-label=\"\(cell.name)\">\(shown)</td>"
        }
        return "<tr><th scope=\"row\" data-label=\"\(screen.t(headKey))\">\(name)</th>\(columns)</tr>"
    }

    private func signed(_ screen: Screen) -> String {
        screen.t("worth.signed.year", ["year": .written(String(view.year))])
    }

    private func table(
        _ part: String, _ titleKey: String, _ captionKey: String, _ headKey: String, _ rows: [HTML], _ screen: Screen
    ) -> HTML {
        // Longer ones are folded on the screen, whole on paper; the links to the parts of the page open them.
        let isOpen = rows.count <= Self.mostOpen
        let heads = ["worth.members", "worth.given", "worth.received"].map { key -> HTML in
            "<th scope=\"col\" class=\"number\">\(screen.t(key))</th>"
        }
        return """
            <details class="card more"\(attribute: "open", if: isOpen)><summary><h2>\(screen.t(titleKey))</h2></summary>\
            <div class="scroll" id="\(part)" tabindex="0" role="region" aria-label="\(screen.t(titleKey))">\
            <table class="cards compact">\
            <caption class="visually-hidden">\(screen.t(captionKey))</caption><thead><tr>\
            <th scope="col">\(screen.t(headKey))</th>\(heads)<th scope="col" class="number">\(signed(screen))</th>\
            <th scope="col" class="number">\(screen.t("worth.amount.short"))</th>\
            <th scope="col" class="number">\(screen.t("worth.paid.short"))</th></tr></thead>\
            <tbody>\(rows)</tbody></table></div></details>
            """
    }
}
