import Localization
import Morocco
import Persistence
import Web

/// The page of a branch, or of the club when the view names none.
struct WorthPage: Sendable {
    var worth: Worth
    var view: WorthView
    var needs: WorthNeeds

    func html(_ screen: Screen) -> HTML {
        let tables = WorthTables(worth: worth, view: view)
        let flows = FlowCards(worth: worth, view: view)
        return """
            \(cover(screen))\(WorthFilters(worth: worth, view: view).html(screen))\
            <div class="columns even"><div class="stack">\(WorthMonths(view: view).html(screen))</div>\
            <div class="stack">\(needs.html(screen))\(flows.html(screen))</div></div>\
            \(tables.branches(screen))\(tables.trades(screen))\(rule(screen))
            """
    }

    private var branch: String? { worth.name(of: view.filter.branch) }

    private func cover(_ screen: Screen) -> HTML {
        let total = view.total
        let rate = total.conversion.map { screen.t.numbers.percent($0) } ?? "–"
        let heading: HTML =
            branch.map { "\(bdi: $0)" } ?? "\(bdi: screen.visit.club?.name ?? screen.t("worth.club.title"))"
        let received: HTML? =
            view.filter.branch == nil && view.filter.trade == nil
            ? nil : fact("worth.received", total.received, view.everything.received, screen)
        return """
            <section class="cover stack"><div class="page-head">\(back(screen))<h1>\(heading)</h1>\
            <p class="soft">\(lead(screen))</p></div><dl class="worth">\
            <div><dt>\(screen.t("worth.members"))</dt><dd>\(screen.number(view.members))\(newMembers(screen))</dd></div>\
            \(fact("worth.given", total.given, view.everything.given, screen))\(received)\
            <div><dt>\(screen.t("worth.conversion"))</dt><dd>\(rate)<small>\
            \(screen.t("worth.conversion.of", ["won": .number(total.won), "closed": .number(total.closed)]))\
            </small></dd></div>\(amount(screen))</dl></section>
            """
    }

    private func lead(_ screen: Screen) -> String {
        let period =
            view.filter.year.map { screen.t("worth.lead.year", ["year": .written(String($0))]) }
            ?? screen.t("worth.lead")
        guard let trade = view.filter.trade else { return period }
        return screen.trade(trade) + " · " + period
    }

    private func newMembers(_ screen: Screen) -> HTML? {
        guard view.filter.trade == nil else { return nil }
        return "<small>\(screen.t("worth.members.new", count: view.newMembers))</small>"
    }

    /// What was signed, and how many of the deals are paid.
    private func amount(_ screen: Screen) -> HTML {
        let figure = view.line?.total ?? view.tradeAmount ?? .hidden
        let year = MessageValue.written(String(view.year))
        let paid = view.paid.flatMap { $0 == 0 ? nil : screen.t("worth.deals.paid", count: $0, ["year": year]) }
        return """
            <div><dt>\(screen.t("worth.amount"))</dt><dd>\(bdi: screen.total(figure))<small>\
            \(screen.t("worth.deals.count", count: view.dealTotal))</small>\(paid.map { "<small>\($0)</small>" } as HTML?)</dd></div>
            """
    }

    private func back(_ screen: Screen) -> HTML? {
        guard view.filter.branch != nil else { return nil }
        let path = view.filter.with { $0.branch = nil }.path
        return "<p><a class=\"link\" href=\"\(path)\">\(screen.t("worth.back"))</a></p>"
    }

    private func fact(_ key: String, _ shown: Int, _ all: Int, _ screen: Screen) -> HTML {
        """
        <div><dt>\(screen.t(key))</dt><dd>\(screen.number(shown))\
        <small>\(screen.t("worth.in-all", ["number": .number(all)]))</small></dd></div>
        """
    }

    private func rule(_ screen: Screen) -> HTML {
        """
        <details class="card more"><summary>\(screen.t("worth.rule"))</summary><div class="stack tight small">\
        <p>\(screen.t("worth.rule.five"))</p><p>\(screen.t("worth.rule.rest"))</p>\
        <p>\(screen.t("worth.rule.week"))</p></div></details>
        """
    }
}

extension Screen {
    /// A sum where it may be told, rounded to whole units.
    func total(_ figure: Amounts.Figure) -> String { figure.minorUnits.map { total($0) } ?? "–" }

    /// A section of the nomenclature by its letter.
    func trade(_ code: String) -> String {
        NMA.section(code)?.name[language.ofNames] ?? t("worth.trade.none")
    }
}
