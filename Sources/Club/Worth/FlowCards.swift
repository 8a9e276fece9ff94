import Localization
import Morocco
import Persistence
import Web

/// Who gives to whom, between branches and between trades: a drawing and its table.
struct FlowCards: Sendable {
    var worth: Worth
    var view: WorthView

    func html(_ screen: Screen) -> HTML {
        let year = worth.year(view.year)
        let (filter, worth) = (view.filter, self.worth)
        let branches =
            filter.trade != nil || worth.seats.count < 2
            ? nil
            : card("branches", year.branchFlows, only: filter.branch, screen) { worth.name(of: $0) ?? "" }
        // Within a branch the trades' flows would be those of a few.
        let trades =
            filter.branch != nil
            ? nil : card("trades", year.tradeFlows, only: filter.trade, screen) { screen.trade($0) }
        return "\(trades)\(branches)"
    }

    private func card<Key>(
        _ name: String, _ flows: Flows<Key>, only key: Key?, _ screen: Screen, _ word: (Key) -> String
    ) -> HTML? {
        let cells = key.map { flows.cells(of: $0) } ?? flows.cells
        guard !flows.cells.isEmpty || flows.hiddenCount > 0 else { return nil }
        let title = screen.t("worth.flows." + name)
        let note = flows.hiddenCount == 0 ? nil : screen.t("worth.flows.hidden", count: flows.hiddenCount)
        let shown = cells.map { FlowMap.Stream(from: word($0.way.from), to: word($0.way.to), count: $0.count) }
        let body: HTML =
            shown.isEmpty
            ? "<p class=\"soft\">\(screen.t("worth.flows.none"))</p>"
            : FlowMap(title: screen.t("worth.flows." + name + ".alt"), streams: shown).html(screen)
        return """
            <section class="card stack"><h2>\(title)</h2>\
            <p class="soft small">\(screen.t("worth.flows.hint", ["year": .written(String(view.year))]))</p>\(body)\
            \(note.map { "<p class=\"soft small\">\($0)</p>" } as HTML?)</section>
            """
    }
}
