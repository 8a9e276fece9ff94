import Chronology
import Localization
import Persistence
import Web

/// How referrals fare, by the month they were given: never a count alone, always what share and how soon.
struct CohortsPage: Sendable {
    struct Table: Sendable {
        /// Nil where fewer than five companies are behind the month.
        var cohorts: [Cohort?]
        /// Whose they are.
        var whose: CohortFigure.Whose
        /// The last part of the title's key.
        var name: String
    }

    var calendar: CohortCalendar
    var tables: [Table]
    /// Nil for the viewer's own.
    var scope: CohortRepository.Scope?
    var branches: [Branch]

    func html(_ screen: Screen) -> HTML {
        let hint = scope == nil ? "cohorts.hint.mine" : "cohorts.hint.club"
        return """
            \(BusinessTabs.referrals.html(screen))\
            <div class="page-head"><p><a class="link" href="\(ReferralController.Routes.exchanges())">\
            \(screen.t("cohorts.back"))</a></p><h1>\(screen.t("cohorts.title"))</h1>\
            <p class="soft">\(screen.t("cohorts.lead"))</p></div>\(choice(screen))\
            \(tables.map { table($0, screen) })<p class="small soft">\(screen.t(hint))</p>
            """
    }

    private func choice(_ screen: Screen) -> HTML {
        let whole = CohortRepository.Scope.branch(nil)
        let own = item(ExchangesController.Routes.cohorts(), screen.t("cohorts.mine"), scope == nil)
        let club = item(
            ExchangesController.Routes.cohorts().query("of", "club"), screen.t("cohorts.club"), scope == whole)
        let rest = branches.map { branch in
            item(
                ExchangesController.Routes.cohorts().query("of", branch.id.description), branch.name,
                scope == .branch(branch.id))
        }
        return """
            <nav aria-label="\(screen.t("cohorts.whose"))"><ul class="filters">\(own)\(club)\(rest)</ul></nav>
            """
    }

    private func item(_ path: URLPath, _ words: String, _ isCurrent: Bool) -> HTML {
        "<li><a href=\"\(path)\"\(attribute: "aria-current", isCurrent ? "true" : nil)>\(bdi: words)</a></li>"
    }

    private func table(_ table: Table, _ screen: Screen) -> HTML {
        let title = screen.t("cohorts." + table.name)
        let isEmpty = table.cohorts.allSatisfy { $0?.given == 0 }
        guard !isEmpty else {
            return
                "<section class=\"card stack\"><h2>\(title)</h2><p class=\"soft\">\(screen.t("cohorts.none"))</p></section>"
        }
        let rows = table.cohorts.enumerated().reversed()
            .filter { $0.element?.given != 0 }.map { row($0.offset, $0.element, table.whose, screen) }
        let heads = ["month", "given", "contacted", "soon", "conversion", "open"].map { column -> HTML in
            """
            <th scope="col"\(attribute: "class", column == "month" ? nil : "number")>\
            \(screen.t("cohorts.column." + column))</th>
            """
        }
        return """
            <section class="card stack"><h2>\(title)</h2><table class="cards compact">\
            <caption class="visually-hidden">\(title)</caption><thead><tr>\(heads)</tr></thead>\
            <tbody>\(rows)</tbody></table></section>
            """
    }

    private func row(_ month: Int, _ cohort: Cohort?, _ whose: CohortFigure.Whose, _ screen: Screen) -> HTML {
        let label = screen.t.dates.monthYear(calendar.months[month])
        let cells: [(String, HTML)] =
            cohort.map { cohort in
                [
                    ("given", "\(screen.number(cohort.given))"),
                    ("contacted", share(cohort.contacted, cohort.given, screen)),
                    ("soon", soon(cohort, screen)),
                    ("conversion", share(cohort.won, cohort.given, screen)),
                    ("open", "\(screen.number(cohort.open))"),
                ]
            } ?? ["given", "contacted", "soon", "conversion", "open"].map { ($0, "–") }
        let body = zip(cells, CohortFigure.Measure.allCases).map { cell, measure -> HTML in
            let figure = CohortFigure(measure, of: whose, WorthMonth(calendar.months[month]))
            return """
                <td class="number" data-label="\(screen.t("cohorts.column." + cell.0))">\
                \(FigureQuestion.cohort(figure).link(cell.1))</td>
                """
        }
        return """
            <tr><th scope="row" data-label="\(screen.t("cohorts.column.month"))">\(label)</th>\(body)</tr>
            """
    }

    private func share(_ part: Int, _ all: Int, _ screen: Screen) -> HTML {
        guard all > 0 else { return "–" }
        let percent = screen.t.numbers.percent(Double(part) / Double(all))
        return "<span><strong>\(percent)</strong> <span class=\"soft small\">\(screen.number(part))</span></span>"
    }

    private func soon(_ cohort: Cohort, _ screen: Screen) -> HTML {
        guard let hours = cohort.medianHours else { return "–" }
        let words =
            hours < 48
            ? screen.t("cohorts.hours", count: max(hours, 1)) : screen.t("cohorts.days", count: hours / 24)
        return "\(words)"
    }
}
