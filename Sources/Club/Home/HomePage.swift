import Chronology
import Localization
import Web

/// Home for a member.
struct HomePage: Sendable {
    var givenName: String
    var calendar: HomeCalendar
    var worth: HomeWorth
    var agenda: HomeAgenda
    var circle: HomeCircle
    var notices: HomeNotices
    var opportunities = HomeOpportunities()

    func html(_ screen: Screen) -> HTML {
        """
        \(cover(screen))<div class="columns"><div class="stack">\(HomeWaits(agenda: agenda).html(screen))\
        \(opportunities.waiting(screen))\(notices.html(screen))\(chart(screen))</div>\
        <div class="stack">\(opportunities.invitation(screen))\(HomeComing(circle: circle).html(screen))</div></div>
        """
    }

    private func cover(_ screen: Screen) -> HTML {
        """
        <section class="cover stack"><div class="page-head"><p class="soft">\(screen.t.dates.full(screen.visit.today))</p>\
        <h1>\(screen.html("home.hello", ["name": .text(givenName)]))</h1></div>\
        <h2 class="visually-hidden">\(screen.t("home.worth"))</h2><dl class="worth">\
        <div><dt>\(screen.t("home.given"))</dt><dd>\(why(.given, "\(screen.number(worth.year.given))"))\
        <small>\(won(.givenWon, "home.given.won", worth.year.givenWon, screen))</small></dd></div>\
        <div><dt>\(screen.t("home.received"))</dt><dd>\(why(.received, "\(screen.number(worth.year.received))"))\
        <small>\(won(.receivedWon, "home.received.won", worth.year.receivedWon, screen))</small></dd></div>\
        <div><dt>\(screen.t("home.thanked"))</dt><dd>\(why(.thanked, "\(bdi: screen.total(worth.year.thankedMinor))"))\
        <small>\(why(.thanked, "\(screen.t("home.thanked.by", count: worth.year.thankedBy))"))</small></dd></div></dl>\
        <p class="small soft">\(inAll(screen)) · <a href="\(FigureQuestion.home(.given, .year).path)">\
        \(screen.t("why.title"))</a></p></section>
        """
    }

    /// A figure of the year that leads to what it is made of.
    private func why(_ figure: FigureQuestion.Home, _ value: HTML) -> HTML {
        FigureQuestion.home(figure, .year).link(value)
    }

    private func won(_ measure: OwnFigure.Measure, _ key: String, _ count: Int, _ screen: Screen) -> HTML {
        var filter = WorthFilter()
        filter.period = .year(screen.visit.today.year)
        return FigureQuestion.own(OwnFigure(measure, filter, page: .home)).link("\(screen.t(key, count: count))")
    }

    /// The same three in all, on one line.
    private func inAll(_ screen: Screen) -> HTML {
        let all = worth.all
        let parts: [HTML] = [
            FigureQuestion.home(.given, .all).link(screen.html("home.all.given", count: all.given)),
            FigureQuestion.home(.received, .all).link(screen.html("home.all.received", count: all.received)),
            FigureQuestion.home(.thanked, .all).link(
                screen.html("home.all.thanked", ["amount": .text(screen.total(all.thankedMinor))])),
        ]
        return screen.html("home.this-year") + " " + parts.joined(separator: " · ")
    }

    /// Where there is something.
    private func months(_ measure: OwnFigure.Measure, _ values: [Int64]) -> [URLPath?] {
        zip(calendar.months, values).map { month, value in
            value == 0 ? nil : FigureQuestion.own(OwnFigure(measure, month: WorthMonth(month), page: .home)).path
        }
    }

    private func chart(_ screen: Screen) -> HTML? {
        guard worth.all.given + worth.all.received > 0 else { return nil }
        let chart = BarChart(
            title: screen.t("home.chart.alt"),
            labelHead: screen.t("home.chart.month"),
            labels: calendar.months.map { screen.t.dates.shortMonth($0.month) },
            longLabels: calendar.months.map { screen.t.dates.monthYear($0) },
            first: BarChart.Series(
                name: screen.t("home.chart.given"), values: worth.givenByMonth,
                paths: months(.given, worth.givenByMonth)),
            second: BarChart.Series(
                name: screen.t("home.chart.received"), values: worth.receivedByMonth,
                paths: months(.received, worth.receivedByMonth))
        )
        return """
            <section class="card stack"><div class="card-head"><h2>\(screen.t("home.chart"))</h2>\
            <a class="small" href="\(ReferralController.Routes.exchanges())">\(screen.t("home.chart.exchanges"))</a></div>\
            \(chart.html(screen))</section>
            """
    }
}
