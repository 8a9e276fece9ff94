import Chronology
import Localization
import Morocco
import Persistence
import Web

/// *What the club brings me*: given, received, signed, paid, by month and by the other side's branch and trade.
struct OwnWorthPage: Sendable {
    var worth: OwnWorth
    var filter: WorthFilter
    var today: CivilDate

    func html(_ screen: Screen) -> HTML {
        let view = OwnWorthView(worth, filter, today: today)
        guard !worth.referrals.isEmpty || !worth.deals.isEmpty else {
            return """
                <div class="page-head"><h1>\(screen.t("worth.own.title"))</h1></div>\
                \(screen.empty("give", "worth.own.empty", "worth.own.empty.text", action: ("worth.own.empty.give", ReferralController.Routes.new())))
                """
        }
        return """
            \(cover(view, screen))\(filters(screen))<div class="columns even">\(months(view, screen))\(amounts(view, screen))</div>\
            \(trades(view, screen))\(branches(view, screen))
            """
    }

    private func cover(_ view: OwnWorthView, _ screen: Screen) -> HTML {
        let total = view.total
        let paid: HTML? =
            total.signed == 0
            ? nil
            : small(
                .paid,
                screen.html("worth.own.paid", ["amount": .text(screen.total(total.paidMinor))], count: total.paid))
        let lead =
            filter.year.map { screen.t("worth.lead.year", ["year": .written(String($0))]) } ?? screen.t("worth.lead")
        let statement = StatementController.Routes.page().query("year", String(filter.year ?? today.year))
        return """
            <section class="cover stack"><div class="page-head"><h1>\(screen.t("worth.own.title"))</h1>\
            <p class="soft">\(lead)</p></div><dl class="worth">\
            <div><dt>\(screen.t("worth.given"))</dt><dd>\(why(.given).link("\(screen.number(total.given))"))\
            \(small(.givenWon, "\(screen.t("worth.own.won", count: total.givenWon))"))</dd></div>\
            <div><dt>\(screen.t("worth.received"))</dt><dd>\(why(.received).link("\(screen.number(total.received))"))\
            \(small(.receivedWon, "\(screen.t("worth.own.won", count: total.receivedWon))"))</dd></div>\
            <div><dt>\(screen.t("worth.own.signed"))</dt><dd>\
            \(why(.signed).link("\(bdi: screen.total(total.signedMinor))"))\
            \(small(.signed, "\(screen.t("worth.deals.count", count: total.signed))"))\(paid)</dd></div>\
            <div><dt>\(screen.t("worth.own.brought"))</dt><dd>\
            \(why(.brought).link("\(bdi: screen.total(total.broughtMinor))"))\
            \(small(.thanked, "\(screen.t("worth.own.thanked", count: total.thanked))"))</dd></div></dl>\
            <div class="row no-print"><a class="button primary" href="\(statement)">\(screen.t("worth.own.statement"))</a>\
            <a class="button" href="\(OwnDataController.Routes.page())">\(screen.t("worth.own.data"))</a></div></section>
            """
    }

    private func why(
        _ measure: OwnFigure.Measure, month: WorthMonth? = nil, _ change: (inout WorthFilter) -> Void = { _ in }
    ) -> FigureQuestion {
        .own(OwnFigure(measure, filter.with(change), month: month))
    }

    private func small(_ measure: OwnFigure.Measure, _ words: HTML) -> HTML {
        "<small>\(why(measure).link(words))</small>"
    }

    private func filters(_ screen: Screen) -> HTML {
        let years = WorthYears(known: worth.years(today), chosen: filter.year).html(screen) { year in
            filter.with { $0.period = year.map { .year($0) } ?? .lastMonths }.ownPath
        }
        guard filter.branch != nil || filter.trade != nil else { return "<div class=\"no-print\">\(years)</div>" }
        let branch = worth.referrals.map(\.other.branch).first { $0.id == filter.branch }?.name
        let words = [filter.trade.map { screen.trade($0) }, branch].compactMap { $0 }.joined(separator: " · ")
        let all = filter.with {
            $0.branch = nil
            $0.trade = nil
        }
        return """
            <div class="stack tight no-print">\(years)<p class="row"><span class="tag">\(bdi: words)</span>\
            <a class="link" href="\(all.ownPath)">\(screen.t("worth.own.all"))</a></p></div>
            """
    }

    private func months(_ view: OwnWorthView, _ screen: Screen) -> HTML {
        let dates = screen.t.dates
        let chart = BarChart(
            title: screen.t("worth.own.months.alt"),
            labelHead: screen.t("worth.month"),
            labels: view.months.map { dates.shortMonth($0.place + 1) },
            longLabels: view.months.map { dates.monthYear($0.firstDay) },
            first: BarChart.Series(
                name: screen.t("worth.given"), values: view.byMonth.map { Int64($0.given) },
                paths: view.months.map { why(.given, month: $0).path }),
            second: BarChart.Series(
                name: screen.t("worth.received"), values: view.byMonth.map { Int64($0.received) },
                paths: view.months.map { why(.received, month: $0).path })
        )
        return "<section class=\"card stack\"><h2>\(screen.t("worth.referrals"))</h2>\(chart.html(screen))</section>"
    }

    private func amounts(_ view: OwnWorthView, _ screen: Screen) -> HTML {
        guard view.total.signed + view.total.brought > 0 else {
            return """
                <section class="card stack"><h2>\(screen.t("worth.own.amounts"))</h2>\
                <p class="soft">\(screen.t("worth.own.amounts.none"))</p></section>
                """
        }
        let dates = screen.t.dates
        func series(
            _ key: String, _ measure: OwnFigure.Measure, _ amount: (OwnTotals) -> Int64
        ) -> BarChart.Series {
            BarChart.Series(
                name: screen.t(key),
                values: view.byMonth.map { NumberFormat.units(amount($0), screen.currency) },
                written: view.byMonth.map { screen.money(amount($0)) },
                paths: view.months.map { why(measure, month: $0).path })
        }
        let chart = BarChart(
            title: screen.t("worth.own.amounts.alt"),
            labelHead: screen.t("worth.month"),
            labels: view.months.map { dates.shortMonth($0.place + 1) },
            longLabels: view.months.map { dates.monthYear($0.firstDay) },
            first: series("worth.own.signed", .signed) { $0.signedMinor },
            second: series("worth.own.brought", .brought) { $0.broughtMinor }
        )
        return """
            <section class="card stack"><h2>\(screen.t("worth.own.amounts"))</h2>\(chart.html(screen))\
            <p class="soft small">\(screen.t("worth.own.amounts.hint"))</p></section>
            """
    }

    private func trades(_ view: OwnWorthView, _ screen: Screen) -> HTML? {
        guard filter.trade == nil else { return nil }
        let rows = view.trades.map { part -> HTML in
            let path = filter.with { $0.trade = part.trade }.ownPath
            let name: HTML = "<a href=\"\(path)\">\(screen.trade(part.trade))</a>"
            return line("worth.trade", name, part.totals, { $0.trade = part.trade }, screen)
        }
        return table("worth.own.trades", "worth.trade", rows, screen)
    }

    private func branches(_ view: OwnWorthView, _ screen: Screen) -> HTML? {
        guard filter.branch == nil, view.branches.count > 1 else { return nil }
        let rows = view.branches.map { part -> HTML in
            let path = filter.with { $0.branch = part.branch.id }.ownPath
            return line(
                "worth.branch", "<a href=\"\(path)\">\(bdi: part.branch.name)</a>", part.totals,
                { $0.branch = part.branch.id }, screen)
        }
        return table("worth.own.branches", "worth.branch", rows, screen)
    }

    /// - Parameter change: what narrows the page to this line.
    private func line(
        _ headKey: String, _ name: HTML, _ totals: OwnTotals, _ change: (inout WorthFilter) -> Void, _ screen: Screen
    ) -> HTML {
        let cells: [(String, OwnFigure.Measure, String?)] = [
            ("worth.given", .given, screen.number(totals.given)),
            ("worth.received", .received, screen.number(totals.received)),
            ("worth.own.signed", .signed, totals.signed == 0 ? nil : screen.money(totals.signedMinor)),
            ("worth.own.brought", .brought, totals.brought == 0 ? nil : screen.money(totals.broughtMinor)),
        ]
        let columns = cells.map { key, measure, value -> HTML in
            let text: HTML = "\(bdi: value ?? "–")"
            let shown = value == nil ? text : why(measure, change).link(text)
            return "<td class=\"number\" data-label=\"\(screen.t(key))\">\(shown)</td>"
        }
        return "<tr><th scope=\"row\" data-label=\"\(screen.t(headKey))\">\(name)</th>\(columns)</tr>"
    }

    private func table(_ titleKey: String, _ headKey: String, _ rows: [HTML], _ screen: Screen) -> HTML? {
        guard !rows.isEmpty else { return nil }
        let heads = ["worth.given", "worth.received", "worth.own.signed", "worth.own.brought"].map { key -> HTML in
            "<th scope=\"col\" class=\"number\">\(screen.t(key))</th>"
        }
        return """
            <section class="card stack"><h2>\(screen.t(titleKey))</h2><div class="scroll" tabindex="0" role="region" \
            aria-label="\(screen.t(titleKey))"><table class="cards compact">\
            <caption class="visually-hidden">\(screen.t(titleKey))</caption><thead><tr>\
            <th scope="col">\(screen.t(headKey))</th>\(heads)</tr></thead><tbody>\(rows)</tbody></table></div></section>
            """
    }
}
