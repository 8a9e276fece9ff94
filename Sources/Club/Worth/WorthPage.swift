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
            ? nil
            : fact("worth.received", (.received, total.received), (.receivedEver, view.everything.received), screen)
        return """
            <section class="cover stack"><div class="page-head">\(back(screen))<h1>\(heading)</h1>\
            <p class="soft">\(lead(screen))</p></div><dl class="worth">\
            <div><dt>\(screen.t("worth.members"))</dt><dd>\(why(.members, "\(screen.number(view.members))"))\
            \(newMembers(screen))</dd></div>\
            \(fact("worth.given", (.given, total.given), (.givenEver, view.everything.given), screen))\(received)\
            <div><dt>\(screen.t("worth.conversion"))</dt><dd>\(why(.conversion, "\(rate)"))<small>\
            \(screen.t("worth.conversion.of", ["won": .number(total.won), "closed": .number(total.closed)]))\
            </small></dd></div>\(amount(screen))\(paid(screen))</dl>\(contents(screen))</section>
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
        return "<small>\(why(.newcomers, "\(screen.t("worth.members.new", count: view.newMembers))"))</small>"
    }

    private func amount(_ screen: Screen) -> HTML {
        """
        <div><dt>\(screen.t("worth.amount"))</dt><dd>\(why(.amount, "\(bdi: screen.total(view.amount))"))\
        <small>\(why(.deals, "\(screen.t("worth.deals.count", count: view.dealTotal))"))</small></dd></div>
        """
    }

    /// How many were paid, never how much: docs/decisions/0004-totals.md.
    private func paid(_ screen: Screen) -> HTML? {
        guard view.dealTotal > 0 || view.paid != .hidden else { return nil }
        let number = view.paid.minorUnits.map { screen.number(Int($0)) } ?? "–"
        let time = view.filter.trade == nil ? nil : screen.t("worth.lead.year", ["year": .written(String(view.year))])
        return """
            <div><dt>\(screen.t("worth.paid"))</dt><dd>\(why(.paid, "\(number)"))\
            \(time.map { "<small>\($0)</small>" } as HTML?)</dd></div>
            """
    }

    /// A figure that leads to what it is made of.
    private func why(_ measure: ClubFigure.Measure, _ value: HTML) -> HTML {
        FigureQuestion.club(ClubFigure(measure, view.filter)).link(value)
    }

    /// The parts of the page, for it is long.
    private func contents(_ screen: Screen) -> HTML {
        var parts = [
            (WorthMonths.referralsPart, "worth.referrals"), (WorthMonths.dealsPart, "worth.deals"),
            (WorthMonths.paidPart, "worth.paid"),
        ]
        if FlowCards(worth: worth, view: view).isAny { parts.append((FlowCards.part, "worth.flows")) }
        if view.filter.branch == nil, view.branches.count > 1 {
            parts.append((WorthTables.branchesPart, "worth.branches"))
        }
        if view.filter.trade == nil, !view.trades.isEmpty { parts.append((WorthTables.tradesPart, "worth.trades")) }
        let items = parts.map { part, key -> HTML in "<li><a href=\"#\(part)\">\(screen.t(key))</a></li>" }
        return "<nav aria-label=\"\(screen.t("worth.contents"))\"><ul class=\"filters\">\(items)</ul></nav>"
    }

    private func back(_ screen: Screen) -> HTML? {
        guard view.filter.branch != nil else { return nil }
        let path = view.filter.with { $0.branch = nil }.path
        return "<p><a class=\"link\" href=\"\(path)\">\(screen.t("worth.back"))</a></p>"
    }

    private func fact(
        _ key: String, _ shown: (ClubFigure.Measure, Int), _ all: (ClubFigure.Measure, Int), _ screen: Screen
    ) -> HTML {
        """
        <div><dt>\(screen.t(key))</dt><dd>\(why(shown.0, "\(screen.number(shown.1))"))\
        <small>\(why(all.0, "\(screen.t("worth.in-all", ["number": .number(all.1)]))"))</small></dd></div>
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
