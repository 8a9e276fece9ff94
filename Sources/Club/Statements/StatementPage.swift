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
            <p class="soft">\(words.madeOn)</p></div>\(figures(screen))<p class="quote">\(words.balance)</p>\
            <div class="row no-print"><a class="button primary" href="\(file)" download>\(screen.icon("download"))\
            \(screen.t("statement.download"))</a></div></section>\
            <div class="no-print">\(years.html(screen, of: screen.t("worth.period")) { StatementController.Routes.page().query("year", String($0)) })</div>\
            \(statement.isEmpty ? empty(screen) : body(words, screen))
            """
    }

    private func figures(_ screen: Screen) -> HTML {
        let totals = statement.totals
        return """
            <dl class="worth"><div><dt>\(screen.t("statement.signed"))</dt><dd>\(bdi: screen.total(totals.signedMinor))\
            <small>\(screen.t("worth.deals.count", count: totals.signed))</small></dd></div>\
            <div><dt>\(screen.t("statement.brought"))</dt><dd>\(bdi: screen.total(totals.broughtMinor))\
            <small>\(screen.t("worth.deals.count", count: totals.brought))</small></dd></div>\
            <div><dt>\(screen.t("statement.dues"))</dt><dd>\(dues(screen))</dd></div></dl>
            """
    }

    private func dues(_ screen: Screen) -> HTML {
        guard let dues = statement.holder.duesMinor else {
            return "–<small>\(screen.t("statement.dues.unknown"))</small>"
        }
        let state = screen.t(statement.holder.isSettled ? "statement.dues.settled" : "statement.dues.open")
        return "\(bdi: screen.money(dues))<small>\(state)</small>"
    }

    private func empty(_ screen: Screen) -> HTML {
        """
        <div class="empty">\(screen.icon("give", mirrored: true))<h2>\(screen.t("statement.empty"))</h2>\
        <p>\(screen.t("statement.empty.text"))</p></div>
        """
    }

    private func body(_ words: StatementWords, _ screen: Screen) -> HTML {
        """
        <div class="columns even">\(card("statement.gained", words.gained, screen))\
        \(card("statement.given", words.brought, screen))</div>\(months(words, screen))\
        \(deals("statement.sold", statement.sold, words, screen))\
        \(deals("statement.through-me", statement.brought, words, screen))
        """
    }

    private func card(_ key: String, _ facts: [(term: String, value: String)], _ screen: Screen) -> HTML {
        let items = facts.map { fact -> HTML in "<div><dt>\(fact.term)</dt><dd>\(bdi: fact.value)</dd></div>" }
        return "<section class=\"card stack\"><h2>\(screen.t(key))</h2><dl class=\"facts\">\(items)</dl></section>"
    }

    private func months(_ words: StatementWords, _ screen: Screen) -> HTML {
        let rows = statement.months.map { month in
            [screen.t.dates.month(month.month.place + 1)] + words.cells(month.totals)
        }
        return table("statement.months", words.monthHeads, rows, figures: 1..<5, screen)
    }

    private func deals(
        _ key: String, _ deals: [OwnWorth.Signed], _ words: StatementWords, _ screen: Screen
    ) -> HTML? {
        deals.isEmpty ? nil : table(key, words.dealHeads, deals.map { words.cells($0) }, figures: 3..<4, screen)
    }

    private func table(
        _ key: String, _ heads: [String], _ rows: [[String]], figures: Range<Int>, _ screen: Screen
    ) -> HTML {
        func style(_ index: Int) -> String? { figures.contains(index) ? "number" : nil }
        let head = heads.enumerated().map { index, word -> HTML in
            "<th scope=\"col\"\(attribute: "class", style(index))>\(word)</th>"
        }
        let lines = rows.map { row -> HTML in
            let cells = row.enumerated().map { index, cell -> HTML in
                let apart: HTML = cell.unicodeScalars.first == "\u{2068}" ? "\(cell)" : "\(bdi: cell)"
                return index == 0
                    ? "<th scope=\"row\" data-label=\"\(heads[0])\">\(cell)</th>"
                    : "<td\(attribute: "class", style(index)) data-label=\"\(heads[index])\">\(apart)</td>"
            }
            return "<tr>\(cells)</tr>"
        }
        return """
            <section class="card stack"><h2>\(screen.t(key))</h2><table class="cards">\
            <caption class="visually-hidden">\(screen.t(key))</caption><thead><tr>\(head)</tr></thead>\
            <tbody>\(lines)</tbody></table></section>
            """
    }
}
