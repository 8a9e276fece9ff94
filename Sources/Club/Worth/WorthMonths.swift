import Chronology
import Localization
import Persistence
import Web

/// The twelve months: referrals, what became of each month's, and the deals with their totals.
struct WorthMonths: Sendable {
    static let referralsPart = "referrals"
    static let dealsPart = "deals"
    static let paidPart = "paid"

    var view: WorthView

    func html(_ screen: Screen) -> HTML {
        """
        <section class="card stack" id="\(Self.referralsPart)"><h2>\(screen.t("worth.referrals"))</h2>\(referrals(screen))</section>\
        <section class="card stack"><h2>\(screen.t("worth.cohorts"))</h2>\
        <p class="soft small">\(screen.t("worth.cohorts.hint"))</p>\(cohorts(screen))</section>\
        <section class="card stack" id="\(Self.dealsPart)"><h2>\(screen.t("worth.deals"))</h2>\(deals(screen))</section>\
        <section class="card stack" id="\(Self.paidPart)"><h2>\(screen.t("worth.paid"))</h2>\(paid(screen))</section>
        """
    }

    /// In the club as a whole everything given is received.
    private var isWhole: Bool { view.filter.branch == nil && view.filter.trade == nil }

    private func labels(_ screen: Screen) -> (short: [String], long: [String]) {
        let dates = screen.t.dates
        return (view.months.map { dates.shortMonth($0.place + 1) }, view.months.map { dates.monthYear($0.firstDay) })
    }

    private func paths(_ measure: ClubFigure.Measure) -> [URLPath] {
        view.months.map { FigureQuestion.club(ClubFigure(measure, view.filter, month: $0)).path }
    }

    private func referrals(_ screen: Screen) -> HTML {
        let given = view.traffic.map { Int64($0.given) }
        // In the club as a whole the second colour tells what was signed.
        let second = view.traffic.map { Int64(isWhole ? $0.won : $0.received) }
        let labels = labels(screen)
        return BarChart(
            title: screen.t(isWhole ? "worth.referrals.alt" : "worth.referrals.branch.alt"),
            labelHead: screen.t("worth.month"),
            labels: labels.short,
            longLabels: labels.long,
            first: BarChart.Series(name: screen.t("worth.given"), values: given, paths: paths(.given)),
            second: BarChart.Series(
                name: screen.t(isWhole ? "worth.won" : "worth.received"), values: second,
                paths: paths(isWhole ? .won : .received))
        ).html(screen)
    }

    private func cohorts(_ screen: Screen) -> HTML {
        let long = labels(screen).long
        let rows = view.traffic.enumerated().reversed().map { month, traffic -> HTML in
            let rate = traffic.conversion.map { screen.t.numbers.percent($0) } ?? "–"
            let cells: [(String, ClubFigure.Measure, String)] = [
                ("worth.received", .received, screen.number(traffic.received)),
                ("worth.closed", .closed, screen.number(traffic.closed)),
                ("worth.won", .won, screen.number(traffic.won)), ("worth.conversion", .conversion, rate),
            ]
            let columns = cells.map { key, measure, value -> HTML in
                let figure = ClubFigure(measure, view.filter, month: view.months[month])
                return """
                    <td class="number" data-label="\(screen.t(key))">\(FigureQuestion.club(figure).link("\(value)"))</td>
                    """
            }
            return """
                <tr><th scope="row" data-label="\(screen.t("worth.month"))">\(long[month])</th>\(columns)</tr>
                """
        }
        return """
            <details class="more"><summary>\(screen.t("chart.table"))</summary><table class="cards compact">\
            <caption class="visually-hidden">\(screen.t("worth.cohorts"))</caption><thead><tr>\
            <th scope="col">\(screen.t("worth.month"))</th>\
            <th scope="col" class="number">\(screen.t("worth.received"))</th>\
            <th scope="col" class="number">\(screen.t("worth.closed"))</th>\
            <th scope="col" class="number">\(screen.t("worth.won"))</th>\
            <th scope="col" class="number">\(screen.t("worth.conversion"))</th></tr></thead>\
            <tbody>\(rows)</tbody></table></details>
            """
    }

    private func deals(_ screen: Screen) -> HTML {
        guard view.deals.contains(where: { $0 > 0 }) else {
            return "<p class=\"soft\">\(screen.t("worth.deals.none"))</p>"
        }
        let labels = labels(screen)
        guard let line = view.line else { return counted(labels, screen) }
        let amounts = line.months.map { NumberFormat.units($0.minorUnits ?? 0, screen.currency) }
        let written = zip(line.months, view.deals).map { figure, count in
            let amount = figure.minorUnits.map { screen.money($0) } ?? "–"
            return screen.t("worth.deals.cell", count: count, ["amount": .written(amount)])
        }
        let chart = BarChart(
            title: screen.t("worth.deals.alt"),
            labelHead: screen.t("worth.month"),
            labels: labels.short,
            longLabels: labels.long,
            first: BarChart.Series(
                name: screen.t("worth.amount"), values: amounts, written: written, paths: paths(.amount))
        )
        let note: HTML? = line.hasHidden ? "<p class=\"soft small\">\(screen.t("worth.hidden"))</p>" : nil
        return "\(chart.html(screen))\(note)"
    }

    /// Of a single trade how many, for its amounts are told by the year.
    private func counted(_ labels: (short: [String], long: [String]), _ screen: Screen) -> HTML {
        let chart = BarChart(
            title: screen.t("worth.deals.count.alt"),
            labelHead: screen.t("worth.month"),
            labels: labels.short,
            longLabels: labels.long,
            first: BarChart.Series(
                name: screen.t("worth.deals"), values: view.deals.map { Int64($0) },
                paths: paths(.deals))
        )
        let year = screen.t("worth.trade.by-year", ["year": .written(String(view.year))])
        return "\(chart.html(screen))<p class=\"soft small\">\(year)</p>"
    }

    /// How many were paid, by the month both sides say they were.
    private func paid(_ screen: Screen) -> HTML {
        guard let line = view.paidLine else {
            let year = screen.t("worth.trade.by-year", ["year": .written(String(view.year))])
            return "<p class=\"soft small\">\(year)</p>"
        }
        guard line.total != .hidden else { return "<p class=\"soft\">\(screen.t("worth.paid.none"))</p>" }
        let labels = labels(screen)
        let chart = BarChart(
            title: screen.t("worth.paid.alt"),
            labelHead: screen.t("worth.month"),
            labels: labels.short,
            longLabels: labels.long,
            first: BarChart.Series(
                name: screen.t("worth.paid"), values: line.months.map { $0.minorUnits ?? 0 },
                written: line.months.map { figure in figure.minorUnits.map { screen.number(Int($0)) } ?? "–" },
                paths: paths(.paid))
        )
        return "\(chart.html(screen))<p class=\"soft small\">\(screen.t("worth.paid.hint"))</p>"
    }
}
