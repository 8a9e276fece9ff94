import Localization
import Persistence
import Web

/// The lines a figure is made of, the rest as one, and what they come to.
struct FigureTable: Sendable {
    var figure: Figure
    var words: FigureWords
    /// The first of the lines shown one by one; those before and after are a sum each.
    var from = 0

    func html(_ screen: Screen) -> HTML {
        let isUntold = figure.rest == .untold
        guard !figure.lines.isEmpty || isUntold || figure.total?.isNothing == false else {
            return "<p class=\"soft\">\(screen.t("why.empty"))</p>"
        }
        let columns = columns
        let heads = columns.map { column -> HTML in
            let style = isNumber(column) ? "number" : nil
            return "<th scope=\"col\"\(attribute: "class", style)>\(label(column, screen))</th>"
        }
        let lines = figure.lines.dropFirst(from)
        let before = others(figure.lines.prefix(from), "why.lines.before", screen)
        let after = others(lines.dropFirst(Figure.shown), "why.lines.after", screen)
        return """
            <table class="cards compact"><caption class="visually-hidden">\(screen.t("why.made-of"))</caption>\
            <thead><tr>\(heads)</tr></thead><tbody>\(before)\(lines.prefix(Figure.shown).map { line($0, screen) })\
            \(after)\(rest(screen))</tbody>\(total(screen))</table>
            """
    }

    private func others(_ lines: ArraySlice<Figure.Line>, _ key: String, _ screen: Screen) -> HTML? {
        lines.isEmpty ? nil : sum(screen.t(key, count: lines.count), words.part(lines.tally), screen)
    }

    private var columns: [String] {
        var columns = ["member", "subject"]
        if figure.lines.contains(where: { $0.day != nil }) { columns.append("date") }
        switch figure.kind {
        case .amount, .perHundred: columns.append("amount")
        case .share: columns.append("counts")
        case .days: columns.append("days")
        case .hours: columns.append("hours")
        case .count: columns.append(figure.lines.contains { $0.stage != nil } ? "stage" : "counts")
        }
        return columns
    }

    private func isNumber(_ column: String) -> Bool { ["amount", "days", "hours"].contains(column) }

    private func line(_ line: Figure.Line, _ screen: Screen) -> HTML {
        let path: URLPath =
            switch line.thing {
            case .referral(let id): ReferralController.Routes.referral(id)
            case .deal(let id): DealController.Routes.deal(id)
            case .member(let id): MemberController.Routes.member(id)
            }
        let cells = columns.dropFirst().map { column -> HTML in
            let style = isNumber(column) ? "number" : column == "subject" ? "full" : nil
            return """
                <td\(attribute: "class", style) data-label="\(label(column, screen))">\(cell(column, line, screen))</td>
                """
        }
        return """
            <tr><th scope="row" data-label="\(label("member", screen))"><span><a href="\(path)">\
            \(bdi: screen.name(line.party))</a></span></th>\(cells)</tr>
            """
    }

    private func cell(_ column: String, _ line: Figure.Line, _ screen: Screen) -> HTML? {
        switch column {
        case "subject": "\(bdi: line.subject)"
        case "date": line.day.map { screen.date($0) }
        case "stage": line.stage.map { "<span>\(StageTag.html($0, screen))</span>" }
        case "counts": "\(screen.t(line.value == 0 ? "exchanges.no" : "exchanges.yes"))"
        default: "\(bdi: words.value(of: line))"
        }
    }

    private func rest(_ screen: Screen) -> HTML? {
        switch figure.rest {
        case .told(let tally) where tally.isNothing: nil
        case .told(let tally): sum(words.rest(tally), words.part(tally), screen)
        case .untold:
            """
            <tr><th scope="row" class="full" colspan="\(columns.count)"><span class="soft">\(screen.t("why.hidden"))</span></th></tr>
            """
        }
    }

    private func total(_ screen: Screen) -> HTML? {
        figure.total.map { total -> HTML in
            "<tfoot>\(sum(screen.t("why.total"), words.part(total), screen))</tfoot>"
        }
    }

    private func sum(_ name: String, _ value: String, _ screen: Screen) -> HTML {
        """
        <tr><th scope="row" colspan="\(columns.count - 1)">\(name)</th><td class="number" data-label="">\
        <strong>\(bdi: value)</strong></td></tr>
        """
    }

    private func label(_ column: String, _ screen: Screen) -> String {
        switch column {
        case "counts", "days", "hours": screen.t("why.column." + column)
        default: screen.t("exchanges.column." + column)
        }
    }
}
