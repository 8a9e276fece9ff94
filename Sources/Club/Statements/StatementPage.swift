import Chronology
import Localization
import Web

/// The statement as a page, made so that its print is a clean sheet.
struct StatementPage: Sendable {
    let statement: YearStatement

    func html(_ screen: Screen) -> HTML {
        let words = StatementWords(statement: statement, screen: screen)
        let holder = statement.holder
        let years = WorthYears(known: statement.years, chosen: statement.year)
        let file = StatementController.Routes.file().query("year", String(statement.year))
        return """
            \(screen.back("worth.own.title", WorthController.Routes.own()))\
            <section class="cover stack"><div class="page-head"><h1>\(words.title)</h1>\
            <p><bdi>\(holder.name)</bdi> · <bdi>\(holder.company)</bdi> · <bdi>\(holder.branch)</bdi></p>\
            <p class="soft">\(words.madeOn)</p></div>\(figures(screen))<p class="quote">\(balance(words, screen))</p>\
            <div class="row no-print"><a class="button primary" href="\(file)" download>\(screen.icon("download"))\
            \(screen.t("statement.download"))</a></div></section>\
            <div class="no-print">\(years.html(screen, of: screen.t("worth.period")) { StatementController.Routes.page().query("year", String($0)) })</div>\
            \(statement.isEmpty ? empty(screen) : body(words, screen))
            """
    }

    private func figures(_ screen: Screen) -> HTML {
        let totals = statement.totals
        return """
            <dl class="worth"><div><dt>\(screen.t("statement.signed"))</dt><dd>\(why(.signed, screen.total(totals.signedMinor)))\
            <small>\(screen.t("worth.deals.count", count: totals.signed))</small></dd></div>\
            <div><dt>\(screen.t("statement.brought"))</dt><dd>\(why(.brought, screen.total(totals.broughtMinor)))\
            <small>\(screen.t("worth.deals.count", count: totals.brought))</small></dd></div>\
            <div><dt>\(screen.t("statement.dues"))</dt><dd>\(dues(screen))</dd></div></dl>
            """
    }

    /// A figure that leads to what it is made of.
    private func why(_ measure: OwnFigure.Measure, _ value: String, month: WorthMonth? = nil) -> HTML {
        var filter = WorthFilter()
        filter.period = .year(statement.year)
        return FigureQuestion.own(OwnFigure(measure, filter, month: month, page: .statement)).link("\(bdi: value)")
    }

    private func dues(_ screen: Screen) -> HTML {
        guard let dues = statement.holder.duesMinor else {
            return "–<small>\(screen.t("statement.dues.unknown"))</small>"
        }
        let state = screen.t(statement.holder.isSettled ? "statement.dues.settled" : "statement.dues.open")
        return "\(why(.dues, screen.money(dues)))<small>\(state)</small>"
    }

    private func balance(_ words: StatementWords, _ screen: Screen) -> HTML {
        guard statement.perHundred != nil else { return "\(words.balance)" }
        return "\(words.balance) \(why(.balance, screen.t("why.title")))"
    }

    private func empty(_ screen: Screen) -> HTML {
        """
        <div class="empty">\(screen.icon("give", mirrored: true))<h2>\(screen.t("statement.empty"))</h2>\
        <p>\(screen.t("statement.empty.text"))</p></div>
        """
    }

    private func body(_ words: StatementWords, _ screen: Screen) -> HTML {
        """
        <div class="columns even">\(card("statement.gained", words.gained, [.received, .signed, .paid], screen))\
        \(card("statement.given", words.brought, [.given, .brought, .thanked], screen))</div>\(months(words, screen))\
        \(deals("statement.sold", statement.sold, words, screen))\
        \(deals("statement.through-me", statement.brought, words, screen))
        """
    }

    private func card(
        _ key: String, _ facts: [(term: String, value: String)], _ measures: [OwnFigure.Measure], _ screen: Screen
    ) -> HTML {
        let items = zip(facts, measures).map { fact, measure -> HTML in
            "<div><dt>\(fact.term)</dt><dd>\(why(measure, fact.value))</dd></div>"
        }
        return "<section class=\"card stack\"><h2>\(screen.t(key))</h2><dl class=\"facts\">\(items)</dl></section>"
    }

    private func months(_ words: StatementWords, _ screen: Screen) -> HTML {
        let measures: [OwnFigure.Measure] = [.given, .received, .signed, .brought]
        let rows = statement.months.map { month -> [HTML] in
            ["\(screen.t.dates.month(month.month.place + 1))"]
                + zip(words.cells(month.totals), measures).map { cell, measure in
                    cell == "–" ? "\(cell)" : why(measure, cell, month: month.month)
                }
        }
        return table("statement.months", words.monthHeads, rows, figures: 1..<5, screen)
    }

    private func deals(
        _ key: String, _ deals: [OwnWorth.Signed], _ words: StatementWords, _ screen: Screen
    ) -> HTML? {
        guard !deals.isEmpty else { return nil }
        let rows = deals.map { deal in
            words.cells(deal).map { cell -> HTML in
                cell.unicodeScalars.first == "\u{2068}" ? "\(cell)" : "\(bdi: cell)"
            }
        }
        return table(key, words.dealHeads, rows, figures: 3..<4, full: 1..<3, screen)
    }

    private func table(
        _ key: String, _ heads: [String], _ rows: [[HTML]], figures: Range<Int>, full: Range<Int> = 0..<0,
        _ screen: Screen
    ) -> HTML {
        func style(_ index: Int) -> String? {
            figures.contains(index) ? "number" : full.contains(index) ? "full" : nil
        }
        let head = heads.enumerated().map { index, word -> HTML in
            "<th scope=\"col\"\(attribute: "class", style(index))>\(word)</th>"
        }
        let lines = rows.map { row -> HTML in
            let cells = row.enumerated().map { index, cell -> HTML in
                index == 0
                    ? "<th scope=\"row\" data-label=\"\(heads[0])\">\(cell)</th>"
                    : "<td\(attribute: "class", style(index)) data-label=\"\(heads[index])\">\(cell)</td>"
            }
            return "<tr>\(cells)</tr>"
        }
        return """
            <details class="card more"\(attribute: "open", if: rows.count <= 6)><summary><h2>\(screen.t(key))</h2></summary><table class="cards compact">\
            <caption class="visually-hidden">\(screen.t(key))</caption><thead><tr>\(head)</tr></thead>\
            <tbody>\(lines)</tbody></table></details>
            """
    }
}
