import Localization
import Morocco
import Web

/// The sheet to prepare a one-to-one, made so that its print is one page of A4.
struct PreparationPage: Sendable {
    let sheet: PreparationSheet

    /// What fits beside the rest on one page.
    private static let opportunities = 4

    func html(_ screen: Screen) -> HTML {
        let seen = sheet.seen
        return """
            <p class="no-print"><a class="link" href="\(OneToOneController.Routes.one(seen.id))">\
            \(screen.icon("back", mirrored: true))<span>\(screen.t("oneToOnes.one"))</span></a></p>\
            <div class="sheet stack"><div class="page-head"><h1>\(screen.html("oneToOnes.one.with", ["other": .text(sheet.other.name)]))</h1>\
            \(when(screen))<p class="small soft no-print">\(screen.t("oneToOnes.sheet.lead"))</p></div>\
            <div class="columns even">\(profile(sheet.other, isOwn: false, screen))\(profile(sheet.own, isOwn: true, screen))</div>\
            <div class="columns even">\(past(screen))\(common(screen))</div>\
            \(wishes(screen))\(questions(screen))</div>
            """
    }

    private func when(_ screen: Screen) -> HTML? {
        let seen = sheet.seen
        guard let taken = seen.taken else { return nil }
        let place: HTML? = seen.place.map { "<br>\(OneToOneWords.place($0, seen.other, screen))" }
        return """
            <p><span class="strong">\(OneToOneWords.moment(taken.local, screen))</span> · \
            \(screen.t("oneToOnes.minutes", count: seen.minutes))\(place)</p>
            """
    }

    private func profile(_ member: MemberProfile, isOwn: Bool, _ screen: Screen) -> HTML {
        let trade = Trade.words(activity: member.activity, division: member.division, screen.language)
        let place = [trade, member.city].compactMap { $0 }.map { "\(bdi: $0)" as HTML }.joined(separator: " · ")
        let title: HTML = isOwn ? HTML(text: screen.t("oneToOnes.sheet.you")) : "\(bdi: member.name)"
        let parts = [
            part("oneToOnes.sheet.offers", member.offers, isOwn, screen),
            part("oneToOnes.sheet.ideal", member.needs, isOwn, screen),
        ]
        return """
            <section class="card stack tight"><h2>\(title)</h2><p class="small soft">\(bdi: member.company)<br>\(place)</p>\
            <dl class="facts">\(parts)</dl></section>
            """
    }

    private func part(_ key: String, _ text: String?, _ isOwn: Bool, _ screen: Screen) -> HTML {
        let edit: HTML =
            isOwn
            ? "<a href=\"\(ProfileController.Routes.edit())\">\(screen.t("oneToOnes.sheet.fill"))</a>"
            : "<span class=\"soft\">\(screen.t("oneToOnes.sheet.ask-them"))</span>"
        let words = text.flatMap { $0.isEmpty ? nil : MemberWishes.paragraphs($0) } ?? edit
        return "<div><dt>\(screen.t(key))</dt><dd>\(words)</dd></div>"
    }

    private func past(_ screen: Screen) -> HTML {
        let (given, received) = (sheet.between.given, sheet.between.received)
        var lines = [
            given.all > 0 ? fact("members.between.given", count(given, screen), screen) : nil,
            received.all > 0 ? fact("members.between.received", count(received, screen), screen) : nil,
            sheet.heldBefore > 0
                ? fact("oneToOnes.title", "\(screen.t("oneToOnes.sheet.held", count: sheet.heldBefore))", screen) : nil,
        ].compactMap { $0 }
        lines += sheet.deals.map { deal in
            let key = deal.isSale ? "oneToOnes.sheet.sold" : "oneToOnes.sheet.bought"
            return fact(key, "\(bdi: screen.money(deal.amountMinor)) · \(screen.date(deal.signedOn))", screen)
        }
        let body: HTML =
            lines.isEmpty
            ? "<p class=\"soft\">\(screen.t("oneToOnes.sheet.past.none"))</p>" : "<dl class=\"facts\">\(lines)</dl>"
        return "<section class=\"card stack tight\"><h2>\(screen.t("oneToOnes.sheet.past"))</h2>\(body)</section>"
    }

    private func count(_ count: BetweenYou.Count, _ screen: Screen) -> HTML {
        let parts = [
            screen.t("members.between.contacts", count: count.all),
            count.won > 0 ? screen.t("members.between.won", count: count.won) : nil,
        ].compactMap { $0 }
        return "\(ListFormat(screen.language).join(parts))"
    }

    private func common(_ screen: Screen) -> HTML {
        let lines = CommonGround(own: sheet.own, other: sheet.other, introducers: sheet.introducers).lines(screen)
        let body: HTML =
            lines.isEmpty
            ? "<p class=\"soft\">\(screen.t("oneToOnes.common.none"))</p>"
            : "<ul>\(lines.map { "<li>\($0)</li>" as HTML })</ul>"
        return "<section class=\"card stack tight\"><h2>\(screen.t("oneToOnes.common"))</h2>\(body)</section>"
    }

    /// What the other looks for or offers these days.
    private func wishes(_ screen: Screen) -> HTML? {
        let shown = sheet.opportunities.prefix(Self.opportunities)
        guard !shown.isEmpty else { return nil }
        let items = shown.map { opportunity -> HTML in
            """
            <li>\(screen.t("opportunities.side." + opportunity.side.rawValue)) – \
            <a href="\(OpportunityController.Routes.opportunity(opportunity.id))">\(bdi: opportunity.title)</a></li>
            """
        }
        return """
            <section class="card stack tight"><h2>\(screen.t("opportunities.member"))</h2><ul>\(items)</ul></section>
            """
    }

    /// Three to ask, with room to write the answers by hand.
    private func questions(_ screen: Screen) -> HTML {
        let name = MessageValue.text(sheet.other.givenName)
        let first = sheet.other.needs == nil ? "oneToOnes.ask.client" : "oneToOnes.ask.sign"
        let items = [first, "oneToOnes.ask.door", "oneToOnes.ask.sentence"].map { key -> HTML in
            "<li><p>\(screen.html(key, ["other": name]))</p><p class=\"ruled\" aria-hidden=\"true\"></p></li>"
        }
        return """
            <section class="card stack tight"><h2>\(screen.t("oneToOnes.ask"))</h2><ol>\(items)</ol></section>
            """
    }

    private func fact(_ key: String, _ value: HTML, _ screen: Screen) -> HTML {
        "<div><dt>\(screen.t(key))</dt><dd>\(value)</dd></div>"
    }
}
