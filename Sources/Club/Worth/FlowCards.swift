import Localization
import Morocco
import Persistence
import Web

/// Who gives to whom, between branches and between trades: a drawing and its table.
struct FlowCards: Sendable {
    var worth: Worth
    var view: WorthView

    static let part = "flows"

    /// Whether there is a card.
    var isAny: Bool {
        let year = worth.year(view.year)
        return (view.filter.branch == nil && year.tradeFlows.isAny)
            || (view.filter.trade == nil && worth.seats.count > 1 && year.branchFlows.isAny)
    }

    func html(_ screen: Screen) -> HTML {
        let year = worth.year(view.year)
        let (filter, worth) = (view.filter, self.worth)
        let branches =
            filter.trade != nil || worth.seats.count < 2
            ? nil
            : card(.branches, year.branchFlows, only: filter.branch, screen, \.description) { worth.name(of: $0) ?? "" }
        // Within a branch the trades' flows would be those of a few.
        let trades =
            filter.branch != nil
            ? nil : card(.trades, year.tradeFlows, only: filter.trade, screen, \.self) { screen.trade($0) }
        guard isAny else { return .empty }
        return "<div class=\"stack\" id=\"\(Self.part)\">\(trades)\(branches)</div>"
    }

    private func card<Key>(
        _ kind: FlowFigure.Kind, _ flows: Flows<Key>, only key: Key?, _ screen: Screen, _ code: (Key) -> String,
        _ word: (Key) -> String
    ) -> HTML? {
        let name = kind.rawValue
        let cells = key.map { flows.cells(of: $0) } ?? flows.cells
        guard flows.isAny else { return nil }
        let title = screen.t("worth.flows." + name)
        let note = flows.hiddenCount == 0 ? nil : screen.t("worth.flows.hidden", count: flows.hiddenCount)
        let shown = cells.map { cell in
            let figure = FlowFigure(kind, from: code(cell.way.from), to: code(cell.way.to), view.filter)
            return FlowMap.Stream(
                from: word(cell.way.from), to: word(cell.way.to), count: cell.count,
                path: FigureQuestion.flow(figure).path)
        }
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
