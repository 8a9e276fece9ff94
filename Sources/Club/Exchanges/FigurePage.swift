import Chronology
import Localization
import Persistence
import Web

/// *Why this number*: the figure as it stood on its page, and the lines that add up to it.
struct FigurePage: Sendable {
    var figure: Figure

    func html(_ screen: Screen) -> HTML {
        let weighed = ExchangesController.Routes.why()
        return """
            <div class="page-head"><p><a class="link" href="\(figure.question.origin)">\
            \(screen.icon("back", mirrored: true))<span>\(back(screen))</span></a></p>\
            <h1>\(screen.t("why.title"))</h1><p class="soft">\(screen.t("why.about." + figure.question.name))</p></div>\
            \(choice(screen))<section class="cover stack"><dl class="worth"><div><dt>\(name(screen))</dt>\
            <dd>\(written(screen))<small>\(period(screen))</small></dd></div></dl></section>\
            <section class="card stack"><h2>\(screen.t("why.made-of"))</h2>\(table(screen))</section>\
            <p><a class="link" href="\(weighed)">\(screen.t("why.weighed"))</a></p>
            """
    }

    private func back(_ screen: Screen) -> String {
        switch figure.question {
        case .home: screen.t("home.title")
        case .confirmed: screen.t("exchanges.title")
        case .worth: screen.t("worth.own.title")
        }
    }

    private func name(_ screen: Screen) -> String {
        switch figure.question {
        case .home(let figure, _): screen.t("home." + figure.rawValue)
        case .confirmed: screen.t("why.confirmed")
        case .worth(let isSold, _): screen.t(isSold ? "worth.own.signed" : "worth.own.brought")
        }
    }

    private func period(_ screen: Screen) -> String {
        switch figure.question {
        case .home(_, let period): screen.t("why.period." + period.rawValue)
        case .confirmed(let filter): screen.t(filter.isNarrowed ? "why.period.view" : "why.period.all")
        case .worth(_, let filter):
            filter.year.map { screen.t("worth.lead.year", ["year": .written(String($0))]) } ?? screen.t("worth.lead")
        }
    }

    /// As it is written where the figure stands.
    private func written(_ screen: Screen) -> HTML {
        switch figure.question {
        case .confirmed: "\(bdi: screen.money(figure.value))"
        case .home, .worth:
            figure.isAmount ? "\(bdi: screen.total(figure.value))" : "\(screen.number(Int(figure.value)))"
        }
    }

    /// The figures of Home side by side, this one current.
    private func choice(_ screen: Screen) -> HTML? {
        guard let home = figure.home, case .home(let current, let period) = figure.question else { return nil }
        let rows = ExchangeFilter.Period.allCases.map { span -> HTML in
            let counted = span == .year ? home.year : home.all
            let items = FigureQuestion.Home.allCases.map { item -> HTML in
                let value: String =
                    switch item {
                    case .given: screen.number(counted.given)
                    case .received: screen.number(counted.received)
                    case .thanked: screen.total(counted.thankedMinor)
                    }
                let isCurrent = item == current && span == period
                return """
                    <li><a href="\(FigureQuestion.home(item, span).path)"\
                    \(attribute: "aria-current", isCurrent ? "true" : nil)>\
                    \(screen.html("why.choice", ["figure": .written(screen.t("home." + item.rawValue)), "value": .text(value)]))\
                    </a></li>
                    """
            }
            let words = screen.t("why.period." + span.rawValue)
            return """
                <nav aria-label="\(words)"><p class="small soft">\(words)</p><ul class="filters">\(items)</ul></nav>
                """
        }
        return "<div class=\"stack tight\">\(rows)</div>"
    }

    private func table(_ screen: Screen) -> HTML {
        guard !figure.lines.isEmpty else { return "<p class=\"soft\">\(screen.t("why.empty"))</p>" }
        let columns = ["member", "subject", "date", figure.isAmount ? "amount" : "stage"]
        let heads = columns.map { column -> HTML in
            let style = column == "amount" ? "number" : nil
            return "<th scope=\"col\"\(attribute: "class", style)>\(label(column, screen))</th>"
        }
        let older = figure.lines.dropFirst(Figure.shown)
        let rest: HTML? =
            older.isEmpty
            ? nil : sum(screen.t("why.older", count: older.count), older.amountMinor, older.count, screen)
        return """
            <table class="cards"><caption class="visually-hidden">\(screen.t("why.made-of"))</caption>\
            <thead><tr>\(heads)</tr></thead><tbody>\(figure.lines.prefix(Figure.shown).map { line($0, screen) })\
            \(rest)</tbody><tfoot>\(sum(screen.t("why.total"), figure.value, figure.lines.count, screen))</tfoot></table>\
            \(rounded(screen))
            """
    }

    private func line(_ line: Figure.Line, _ screen: Screen) -> HTML {
        let path: URLPath =
            switch line.thing {
            case .referral(let id): ReferralController.Routes.referral(id)
            case .deal(let id): DealController.Routes.deal(id)
            }
        let stage: HTML? = line.stage.map { StageTag.html($0, screen) }
        let amount: HTML? = line.amountMinor.map { "\(bdi: screen.money($0))" }
        let last: HTML =
            figure.isAmount
            ? "<td class=\"number\" data-label=\"\(label("amount", screen))\">\(amount)</td>"
            : "<td data-label=\"\(label("stage", screen))\"><span>\(stage)</span></td>"
        return """
            <tr><th scope="row" data-label="\(label("member", screen))"><span><a href="\(path)">\
            \(bdi: screen.name(line.party))</a></span></th>\
            <td data-label="\(label("subject", screen))">\(bdi: line.subject)</td>\
            <td data-label="\(label("date", screen))">\(screen.date(line.day))</td>\(last)</tr>
            """
    }

    private func sum(_ words: String, _ minor: Int64, _ count: Int, _ screen: Screen) -> HTML {
        let value = figure.isAmount ? screen.money(minor) : screen.number(count)
        return """
            <tr><th scope="row" colspan="3">\(words)</th><td class="number" data-label="\(words)">\
            <strong>\(bdi: value)</strong></td></tr>
            """
    }

    private func rounded(_ screen: Screen) -> HTML? {
        guard figure.isAmount, screen.total(figure.value) != screen.money(figure.value) else { return nil }
        if case .confirmed = figure.question { return nil }
        return "<p class=\"soft small\">\(screen.t("why.rounded"))</p>"
    }

    private func label(_ column: String, _ screen: Screen) -> String { screen.t("exchanges.column." + column) }
}
