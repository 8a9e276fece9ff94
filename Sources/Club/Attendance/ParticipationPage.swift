import Chronology
import Localization
import Web

/// One's own twelve months: what one took part in, seen by oneself alone.
struct ParticipationPage: Sendable {
    var participation: Participation

    func html(_ screen: Screen) -> HTML {
        """
        <p class="no-print"><a class="link" href="\(MeetingController.Routes.all())">\
        \(screen.icon("back", mirrored: true))<span>\(screen.t("meetings.title"))</span></a></p>\
        <div class="page-head"><h1>\(screen.t("participation.title"))</h1>\
        <p class="soft prose">\(screen.t("participation.lead"))</p></div>\(figures(screen))\(months(screen))
        """
    }

    private func figures(_ screen: Screen) -> HTML {
        guard participation.total > 0 else {
            return screen.empty(
                "meet", "participation.none.title", "participation.none.text",
                action: ("participation.none.do", MeetingController.Routes.all()))
        }
        let items = Participation.Kind.allCases.map { kind -> HTML in
            """
            <div><dt>\(screen.t("participation.kind." + kind.rawValue))</dt>\
            <dd>\(screen.number(participation.total(kind)))</dd></div>
            """
        }
        return "<section class=\"cover stack\"><dl class=\"worth\">\(items)</dl></section>"
    }

    private func months(_ screen: Screen) -> HTML? {
        guard participation.total > 0 else { return nil }
        let dates = screen.t.dates
        let months = participation.months
        let chart = BarChart(
            title: screen.t("participation.months"), labelHead: screen.t("worth.month"),
            labels: months.map { dates.shortMonth($0.firstDay.month) },
            longLabels: months.map { dates.monthYear($0.firstDay) },
            first: BarChart.Series(
                name: screen.t("participation.total"), values: months.map { Int64($0.total) }))
        return """
            <section class="card stack"><h2>\(screen.t("participation.months"))</h2>\(chart.html(screen))\
            <p class="soft small">\(screen.t("participation.rule"))</p></section>
            """
    }
}
