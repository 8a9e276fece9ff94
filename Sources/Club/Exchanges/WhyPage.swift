import Chronology
import Localization
import Persistence
import Web

/// *Why this number*: the deals behind a figure, with amount, share and what each counts.
struct WhyPage: Sendable {
    var why: Why
    var branches: [Branch]
    /// The years one can ask about, the present one first.
    var years: [Int]

    func html(_ screen: Screen) -> HTML {
        """
        \(BusinessTabs.referrals.html(screen))\
        <div class="page-head"><p><a class="link" href="\(ReferralController.Routes.exchanges())">\
        \(screen.t("cohorts.back"))</a></p><h1>\(screen.t("why.title"))</h1>\
        <p class="soft">\(screen.t("why.lead"))</p></div>\(subjects(screen))\
        <section class="cover stack"><dl class="worth"><div><dt>\(name(screen)) · \(String(why.year))</dt>\
        <dd>\(figure(why.counted, screen))<small>\(screen.t("why.version", ["version": .number(ExchangeFormula.version)]))\
        </small></dd></div></dl></section>\
        <section class="card stack"><h2>\(screen.t("why.made-of"))</h2>\(table(screen))\(notes(screen))</section>\
        <section class="card stack prose"><h2>\(screen.t("why.formula"))</h2><p>\(screen.t("why.formula.text"))</p></section>
        """
    }

    private func figure(_ minor: Int64?, _ screen: Screen) -> HTML {
        minor.map { "\(bdi: screen.money($0))" } ?? "–"
    }

    private func name(_ screen: Screen) -> HTML {
        switch why.subject {
        case .own(.giver): "\(screen.t("why.of.given"))"
        case .own(.receiver): "\(screen.t("why.of.received"))"
        case .branch(nil): "\(screen.t("why.of.club"))"
        case .branch(let branch?): "\(bdi: branches.first { $0.id == branch }?.name ?? "")"
        }
    }

    private func subjects(_ screen: Screen) -> HTML {
        var items = [
            item(screen.t("why.of.given"), "given", why.subject == .own(.giver)),
            item(screen.t("why.of.received"), "received", why.subject == .own(.receiver)),
            item(screen.t("why.of.club"), "club", why.subject == .branch(nil)),
        ]
        items += branches.map { item($0.name, $0.id.description, why.subject == .branch($0.id)) }
        let past = years.map { year -> HTML in
            let path = ExchangesController.Routes.why().query("of", of).query("year", year)
            return """
                <li><a href="\(path)"\(attribute: "aria-current", year == why.year ? "true" : nil)>\(String(year))</a></li>
                """
        }
        return """
            <div class="stack tight"><nav aria-label="\(screen.t("why.of"))"><ul class="filters">\(items)</ul></nav>\
            <nav aria-label="\(screen.t("why.year"))"><ul class="filters">\(past)</ul></nav></div>
            """
    }

    private var of: String {
        switch why.subject {
        case .own(.giver): "given"
        case .own(.receiver): "received"
        case .branch(nil): "club"
        case .branch(let branch?): branch.description
        }
    }

    private func item(_ words: String, _ of: String, _ isCurrent: Bool) -> HTML {
        let path = ExchangesController.Routes.why().query("of", of).query("year", why.year)
        return """
            <li><a href="\(path)"\(attribute: "aria-current", isCurrent ? "true" : nil)>\(bdi: words)</a></li>
            """
    }

    private func table(_ screen: Screen) -> HTML {
        guard !why.deals.isEmpty || why.others.count > 0 else {
            return "<p class=\"soft\">\(screen.t("why.none"))</p>"
        }
        let heads = ["member", "date", "amount", "share", "counted"].map { column -> HTML in
            let isNumber = column != "member" && column != "date"
            return """
                <th scope="col"\(attribute: "class", isNumber ? "number" : nil)>\(screen.t("why.column." + column))</th>
                """
        }
        let folded: HTML? = why.others.count > 0 ? others(screen) : nil
        return """
            <table class="cards"><caption class="visually-hidden">\(screen.t("why.made-of"))</caption>\
            <thead><tr>\(heads)</tr></thead><tbody>\(why.deals.map { line($0, screen) })\(folded)</tbody></table>
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

    /// All of others in one line, without their amounts.
    private func others(_ screen: Screen) -> HTML {
        """
        <tr><th scope="row" data-label="\(label("member", screen))">\(screen.t("why.others", count: why.others.count))</th>\
        <td data-label="\(label("date", screen))">–</td><td class="number" data-label="\(label("amount", screen))">–</td>\
        <td class="number" data-label="\(label("share", screen))">–</td>\
        <td class="number" data-label="\(label("counted", screen))">\(figure(why.others.counted, screen))</td></tr>
        """
    }

    private func notes(_ screen: Screen) -> HTML {
        var notes: [HTML] = []
        if why.counted == nil { notes.append("<p class=\"soft small\">\(screen.t("why.hidden"))</p>") }
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
