import Chronology
import Localization
import Persistence
import Web

/// *Why this number*: the figure as it stood on its page, and what adds up to it.
struct FigurePage: Sendable {
    var figure: Figure
    /// The first of the lines shown one by one.
    var from = 0

    func html(_ screen: Screen) -> HTML {
        let words = FigureWords(figure: figure, screen: screen)
        let weighed: HTML? =
            figure.isWeighed
            ? "<p><a class=\"link\" href=\"\(ExchangesController.Routes.why())\">\(screen.t("why.weighed"))</a></p>"
            : nil
        return """
            <div class="page-head"><p><a class="link" href="\(figure.question.origin)">\
            \(screen.icon("back", mirrored: true))<span>\(words.back)</span></a></p>\
            <h1>\(screen.t("why.title"))</h1><p class="soft">\(words.about)</p></div>\
            \(choice(screen))<section class="cover stack"><dl class="worth"><div><dt>\(words.name)</dt>\
            <dd>\(bdi: words.value)<small>\(words.period)</small></dd></div></dl></section>\
            <section class="card stack"><h2>\(screen.t("why.made-of"))</h2>\
            \(FigureTable(figure: figure, words: words, from: from).html(screen))\(pager(screen))\(notes(words, screen))</section>\(weighed)
            """
    }

    private func pager(_ screen: Screen) -> HTML? {
        func link(_ from: Int, _ key: String) -> HTML {
            let path = figure.question.path.query("from", from == 0 ? nil : String(from))
            return "<a class=\"button\" href=\"\(path)\">\(screen.t(key))</a>"
        }
        let before: HTML? = from == 0 ? nil : link(max(0, from - Figure.shown), "why.lines.previous")
        let after: HTML? =
            from + Figure.shown < figure.lines.count ? link(from + Figure.shown, "why.lines.next") : nil
        guard before != nil || after != nil else { return nil }
        return "<nav class=\"pager\" aria-label=\"\(screen.t("why.lines"))\">\(before)\(after)</nav>"
    }

    private func notes(_ words: FigureWords, _ screen: Screen) -> HTML {
        var notes = [words.reckoning].compactMap { $0 }
        if figure.hasUntoldMonths { notes.append(screen.t("why.months-untold")) }
        if case .club(let club) = figure.question, club.measure == .amount || club.measure == .paid {
            notes.append(screen.t("worth.rule.week"))
        }
        if words.isRounded { notes.append(screen.t("why.rounded")) }
        return notes.map { note -> HTML in "<p class=\"soft small\">\(note)</p>" }.joined()
    }

    /// The figures that stand beside it, this one current.
    private func choice(_ screen: Screen) -> HTML? {
        guard let home = figure.home, case .home(let current, let period) = figure.question else {
            let siblings = figure.question.siblings
            guard siblings.count > 1 else { return nil }
            let items = siblings.map { item($0, "\(screen.t(FigureWords.nameKey($0)))", $0 == figure.question) }
            return "<nav aria-label=\"\(screen.t("why.of"))\"><ul class=\"filters\">\(items)</ul></nav>"
        }
        let rows = ExchangeFilter.Period.allCases.map { span -> HTML in
            let counted = span == .year ? home.year : home.all
            let items = FigureQuestion.Home.allCases.map { figure -> HTML in
                let value: String =
                    switch figure {
                    case .given: screen.number(counted.given)
                    case .received: screen.number(counted.received)
                    case .thanked: screen.total(counted.thankedMinor)
                    }
                let name = MessageValue.written(screen.t("home." + figure.rawValue))
                return item(
                    .home(figure, span), screen.html("why.choice", ["figure": name, "value": .text(value)]),
                    figure == current && span == period)
            }
            let words = screen.t("why.period." + span.rawValue)
            return """
                <nav aria-label="\(words)"><p class="small soft">\(words)</p><ul class="filters">\(items)</ul></nav>
                """
        }
        return "<div class=\"stack tight no-print\">\(rows)</div>"
    }

    private func item(_ question: FigureQuestion, _ words: HTML, _ isCurrent: Bool) -> HTML {
        "<li><a href=\"\(question.path)\"\(attribute: "aria-current", isCurrent ? "true" : nil)>\(words)</a></li>"
    }
}

extension Figure {
    /// Whether its deals count by the formula too.
    fileprivate var isWeighed: Bool {
        switch question {
        case .home, .confirmed: true
        case .own(let figure): !figure.measure.isOfStatement
        case .club, .flow, .cohort, .payment: false
        }
    }
}
