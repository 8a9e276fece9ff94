import Chronology
import Localization
import Persistence
import Web

/// What a member's exchanges count for by the formula: the deals behind it, with amount, share and what each counts.
struct WhyPage: Sendable {
    var why: Why
    /// The years one can ask about, the present one first.
    var years: [Int]

    func html(_ screen: Screen) -> HTML {
        """
        \(BusinessTabs.referrals.html(screen))\
        <div class="page-head"><p><a class="link" href="\(ReferralController.Routes.exchanges())">\
        \(screen.t("cohorts.back"))</a></p><h1>\(screen.t("why.weighed.title"))</h1>\
        <p class="soft">\(screen.t("why.lead")) \(screen.t("why.referred"))</p></div>\(subjects(screen))\
        <section class="cover stack"><dl class="worth"><div><dt>\(name(screen)) · \(String(why.year))</dt>\
        <dd>\(bdi: screen.money(why.counted))<small>\(screen.t("why.version", ["version": .number(ExchangeFormula.version)]))\
        </small></dd></div></dl></section>\
        <section class="card stack"><h2>\(screen.t("why.made-of"))</h2>\(table(screen))\(notes(screen))</section>\
        <section class="card stack prose"><h2>\(screen.t("why.formula"))</h2><p>\(screen.t("why.formula.text"))</p></section>
        """
    }

    private func name(_ screen: Screen) -> String { screen.t("why.of." + of(why.side)) }

    private func of(_ side: Referral.Side) -> String { side == .giver ? "given" : "received" }

    private func subjects(_ screen: Screen) -> HTML {
        let sides = [Referral.Side.giver, .receiver].map { side in
            item(screen.t("why.of." + of(side)), side, why.year, side == why.side)
        }
        let past = years.map { year in item(String(year), why.side, year, year == why.year) }
        return """
            <div class="stack tight"><nav aria-label="\(screen.t("why.of"))"><ul class="filters">\(sides)</ul></nav>\
            <nav aria-label="\(screen.t("why.year"))"><ul class="filters">\(past)</ul></nav></div>
            """
    }

    private func item(_ words: String, _ side: Referral.Side, _ year: Int, _ isCurrent: Bool) -> HTML {
        let path = ExchangesController.Routes.why().query("of", of(side)).query("year", year)
        return """
            <li><a href="\(path)"\(attribute: "aria-current", isCurrent ? "true" : nil)>\(bdi: words)</a></li>
            """
    }

    private func table(_ screen: Screen) -> HTML {
        guard !why.deals.isEmpty else {
            return "<p class=\"soft\">\(screen.t("why.none"))</p>"
        }
        let heads = ["member", "date", "amount", "share", "counted"].map { column -> HTML in
            let isNumber = column != "member" && column != "date"
            return """
                <th scope="col"\(attribute: "class", isNumber ? "number" : nil)>\(screen.t("why.column." + column))</th>
                """
        }
        return """
            <table class="cards"><caption class="visually-hidden">\(screen.t("why.made-of"))</caption>\
            <thead><tr>\(heads)</tr></thead><tbody>\(why.deals.map { line($0, screen) })</tbody></table>
            """
    }

    private func line(_ deal: CountedDeal, _ screen: Screen) -> HTML {
        let other = why.parties[deal.giver] ?? why.parties[deal.receiver]
        let digits = deal.share % 10 == 0 ? 0 : 1
        let share = screen.t.numbers.percent(Double(deal.share) / 1000, digits: digits)
        let counted = ExchangeFormula.minorUnits(deal.thousandths)
        return """
            <tr><th scope="row" data-label="\(label("member", screen))"><span>\
            <a href="\(ReferralController.Routes.referral(deal.referral))">\(bdi: other.map { screen.name($0) } ?? "")</a>\
            </span></th><td data-label="\(label("date", screen))">\(screen.date(deal.signedOn))</td>\
            <td class="number" data-label="\(label("amount", screen))">\(bdi: screen.money(deal.amountMinor))</td>\
            <td class="number" data-label="\(label("share", screen))">\(share)</td>\
            <td class="number" data-label="\(label("counted", screen))">\(bdi: screen.money(counted))</td></tr>
            """
    }

    private func notes(_ screen: Screen) -> HTML {
        var notes: [HTML] = []
        if why.unconfirmed > 0 {
            notes.append("<p class=\"soft small\">\(screen.t("why.unconfirmed", count: why.unconfirmed))</p>")
        }
        if why.deals.contains(where: \.isWithinCompany) {
            notes.append("<p class=\"soft small\">\(screen.t("why.within-company"))</p>")
        }
        return notes.joined()
    }

    private func label(_ column: String, _ screen: Screen) -> String { screen.t("why.column." + column) }
}
