import Localization
import Morocco
import Persistence
import Web

/// The page of a branch, or of the club when `branch` is nil.
struct WorthPage: Sendable {
    var worth: Worth
    var branch: Branch?
    var calendar: WorthCalendar

    func html(_ screen: Screen) -> HTML {
        let comparison: HTML? = branch == nil && worth.seats.count > 1 ? branches(screen) : nil
        return """
            \(cover(screen))<div class="columns"><div class="stack">\
            \(WorthMonths(worth: worth, branch: branch, calendar: calendar).html(screen))</div>\
            <div class="stack">\(comparison)\(trades(screen))</div></div>
            """
    }

    private var seats: [Worth.Seats] {
        worth.seats.filter { branch == nil || $0.branch.id == branch?.id }
    }

    private func cover(_ screen: Screen) -> HTML {
        let flow = worth.flow(branch?.id)
        let members = seats.reduce(0) { $0 + $1.members }
        let newMembers = seats.reduce(0) { $0 + $1.newMembers }
        let rate = flow.year.conversion.map { screen.t.numbers.percent($0) } ?? "–"
        let total = worth.line(branch?.id).total.minorUnits.map { screen.total($0) } ?? "–"
        let deals = worth.dealCounts(branch?.id).reduce(0, +)
        let heading: HTML =
            branch.map { "\(bdi: $0.name)" } ?? "\(bdi: screen.visit.club?.name ?? screen.t("worth.club.title"))"
        let received: HTML? =
            branch == nil ? nil : fact("worth.received", flow.year.received, flow.all.received, screen)
        return """
            <section class="cover stack"><div class="page-head">\(back(screen))<h1>\(heading)</h1>\
            <p class="soft">\(screen.t("worth.lead"))</p></div><dl class="worth">\
            <div><dt>\(screen.t("worth.members"))</dt><dd>\(screen.number(members))\
            <small>\(screen.t("worth.members.new", count: newMembers))</small></dd></div>\
            \(fact("worth.given", flow.year.given, flow.all.given, screen))\(received)\
            <div><dt>\(screen.t("worth.conversion"))</dt><dd>\(rate)<small>\
            \(screen.t("worth.conversion.of", ["won": .number(flow.year.won), "closed": .number(flow.year.closed)]))\
            </small></dd></div>\
            <div><dt>\(screen.t("worth.amount"))</dt><dd>\(total)<small>\
            \(screen.t("worth.deals.count", count: deals))</small></dd></div></dl></section>
            """
    }

    private func back(_ screen: Screen) -> HTML? {
        guard branch != nil else { return nil }
        return "<p><a class=\"link\" href=\"\(WorthController.Routes.club())\">\(screen.t("worth.back"))</a></p>"
    }

    private func fact(_ key: String, _ year: Int, _ all: Int, _ screen: Screen) -> HTML {
        """
        <div><dt>\(screen.t(key))</dt><dd>\(screen.number(year))\
        <small>\(screen.t("worth.in-all", ["number": .number(all)]))</small></dd></div>
        """
    }

    private func branches(_ screen: Screen) -> HTML {
        let rows = worth.seats.map { seats -> HTML in
            let year = worth.flow(seats.branch.id).year
            return """
                <tr><th scope="row" data-label="\(screen.t("worth.branch"))">\
                <a href="\(WorthController.Routes.branch(seats.branch.id))">\(bdi: seats.branch.name)</a></th>\
                <td class="number" data-label="\(screen.t("worth.members"))">\(screen.number(seats.members))</td>\
                <td class="number" data-label="\(screen.t("worth.given"))">\(screen.number(year.given))</td>\
                <td class="number" data-label="\(screen.t("worth.received"))">\(screen.number(year.received))</td></tr>
                """
        }
        return """
            <section class="card stack"><h2>\(screen.t("worth.branches"))</h2><table class="cards">\
            <caption class="visually-hidden">\(screen.t("worth.branches.caption"))</caption><thead><tr>\
            <th scope="col">\(screen.t("worth.branch"))</th>\
            <th scope="col" class="number">\(screen.t("worth.members"))</th>\
            <th scope="col" class="number">\(screen.t("worth.given"))</th>\
            <th scope="col" class="number">\(screen.t("worth.received"))</th></tr></thead>\
            <tbody>\(rows)</tbody></table></section>
            """
    }

    private func trades(_ screen: Screen) -> HTML? {
        let trades = worth.trades(branch?.id)
        guard !trades.isEmpty else { return nil }
        let rows = trades.map { trade -> HTML in
            let name = trade.section?.name[screen.language.ofNames] ?? screen.t("worth.trade.none")
            return """
                <tr><th scope="row" data-label="\(screen.t("worth.trade"))">\(name)</th>\
                <td class="number" data-label="\(screen.t("worth.members"))">\(screen.number(trade.members))</td>\
                <td class="number" data-label="\(screen.t("worth.received"))">\(screen.number(trade.referrals))</td></tr>
                """
        }
        return """
            <section class="card stack"><h2>\(screen.t("worth.trades"))</h2><table class="cards">\
            <caption class="visually-hidden">\(screen.t("worth.trades.caption"))</caption><thead><tr>\
            <th scope="col">\(screen.t("worth.trade"))</th>\
            <th scope="col" class="number">\(screen.t("worth.members"))</th>\
            <th scope="col" class="number">\(screen.t("worth.received"))</th></tr></thead>\
            <tbody>\(rows)</tbody></table></section>
            """
    }
}
