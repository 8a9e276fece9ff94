import Localization
import Web

/// An opportunity for anyone: its words, the club's name, and no other name.
struct PublicOpportunityPage: Sendable {
    var opportunity: PublicOpportunity

    func title(_ screen: Screen) -> String {
        opportunity.words?.title ?? screen.t("opportunities.public.over.title")
    }

    /// One line for search engines and previews.
    func description(_ screen: Screen) -> String {
        guard let words = opportunity.words else { return screen.t("opportunities.public.over.text") }
        let parts = [
            screen.t("opportunities.side." + opportunity.side.rawValue),
            screen.t("opportunities.kind." + opportunity.kind.rawValue), screen.trade(words.division),
            screen.region(words.region), words.text,
        ].compactMap { $0 }.filter { !$0.isEmpty }
        let line = parts.joined(separator: " · ").unicodeScalars.map { $0 == "\n" ? " " : $0 }
        return String(String.UnicodeScalarView(line.prefix(200)))
    }

    func html(_ screen: Screen) -> HTML {
        let club = MessageValue.text(screen.visit.club?.name ?? "Rabita")
        guard let words = opportunity.words else {
            return """
                <section class="empty">\(screen.icon("clock"))<h1>\(screen.t("opportunities.public.over.title"))</h1>\
                <p>\(screen.t("opportunities.public.over.text"))</p></section>
                """
        }
        let text: HTML? = words.text.isEmpty ? nil : MemberWishes.paragraphs(words.text)
        return """
            <div class="page-head"><ul class="tags">\(screen.opportunityTags(opportunity.side, opportunity.kind))</ul>\
            <h1>\(bdi: words.title)</h1><p class="soft">\(screen.html("opportunities.public.by", ["club": club]))</p></div>\
            <section class="card stack"><h2>\(screen.t("opportunities.about." + opportunity.side.rawValue))</h2>\(text)\
            <dl class="facts">\(facts(words, screen))</dl></section>\
            <section class="card stack warm"><h2>\(screen.t("opportunities.public.interested"))</h2>\
            <p>\(screen.html("opportunities.public.how", ["club": club]))</p>\(interested(screen))</section>
            """
    }

    private func facts(_ words: PublicOpportunity.Words, _ screen: Screen) -> [HTML] {
        [
            ("opportunities.fact.trade", screen.trade(words.division)),
            ("opportunities.fact.region", screen.region(words.region)),
            ("opportunities.budget", words.budget.map { screen.budget($0) }),
            ("opportunities.until", screen.t.dates.medium(words.closesOn)),
        ].compactMap { key, value in
            value.map { "<div><dt>\(screen.t(key))</dt><dd>\(bdi: $0)</dd></div>" }
        }
    }

    /// Leads a member to the private answer, anyone else to signing in first.
    private func interested(_ screen: Screen) -> HTML {
        let page = OpportunityController.Routes.opportunity(opportunity.id)
        let isInside = screen.visit.viewer.map { Access.insider.admits($0) } ?? false
        let path = isInside ? page : SignInController.Routes.ask().query("next", page.description)
        return """
            <p><a class="button primary" href="\(path)">\(screen.t("opportunities.public.answer"))</a></p>
            """
    }
}
