import Localization
import Persistence
import Web

/// An opportunity as a member sees it: what it is about, and what they can do about it.
struct OpportunityPage: Sendable {
    var opportunity: ListedOpportunity
    /// Those it got, when it is the viewer's own.
    var answers: [ReceivedAnswer]
    /// What came of it, as far as the viewer is a side of it.
    var deals: [OpportunityDeal]
    /// Whether the viewer holds a seat, and so can answer.
    var canAct: Bool
    /// The key of the message that may be sent.
    var message: ID<OpportunityMessage>
    var answering = FormView()
    var closing = FormView()
    /// Whom the typed text can mean, when it means several.
    var candidates: [Party] = []
    var done: OpportunityNotice?

    func html(_ screen: Screen) -> HTML {
        """
        \(done.map { screen.notice($0.key) } as HTML?)\(answering.summary(screen))\(closing.summary(screen))\
        \(BusinessTabs.opportunities.back(screen))\
        <div class="page-head"><ul class="tags">\(screen.opportunityTags(opportunity.side, opportunity.kind))\
        \(screen.statusTag(opportunity.status, opportunity.outcome))</ul><h1>\(bdi: screen.title(opportunity.title))</h1>\
        <p class="soft">\(head(screen))</p></div>\
        <div class="columns"><div class="stack">\(first(screen))\(subject(screen))\
        \(OpportunityDeals(deals: deals).html(screen))\(second(screen))</div>\
        <div class="stack">\(side(screen))</div></div>
        """
    }

    private func head(_ screen: Screen) -> HTML {
        let until = MessageValue.written(screen.t.dates.medium(opportunity.closesOn))
        let visibility = screen.t("opportunities.visibility." + opportunity.visibility.rawValue)
        return """
            \(screen.t("opportunities.until.day", ["day": until])) · \(screen.ago(opportunity.publishedAt)) · \(visibility)
            """
    }

    /// What asks for the author's word stands above everything.
    private func first(_ screen: Screen) -> HTML? {
        guard opportunity.isOwn, opportunity.status == .expired else { return nil }
        return closingPart.html(screen)
    }

    private var closingPart: ClosingPart {
        ClosingPart(opportunity: opportunity, answers: answers, form: closing, candidates: candidates)
    }

    private func second(_ screen: Screen) -> HTML? {
        if opportunity.isOwn { return ReceivedAnswers(opportunity: opportunity, answers: answers).html(screen) }
        return AnswerPart(opportunity: opportunity, canAct: canAct, form: answering, message: message).html(screen)
    }

    private func subject(_ screen: Screen) -> HTML {
        let words: HTML? = opportunity.words.isEmpty ? nil : MemberWishes.paragraphs(opportunity.words)
        let budget = opportunity.budget.map { screen.budget($0) }
        let facts = [
            fact("opportunities.fact.trade", screen.trade(opportunity.division), screen),
            fact("opportunities.fact.region", screen.region(opportunity.region), screen),
            fact("opportunities.budget", budget, screen),
        ]
        return """
            <section class="card stack"><h2>\(screen.t("opportunities.about." + opportunity.side.rawValue))</h2>\(words)\
            <dl class="facts">\(facts.compactMap { $0 })</dl></section>
            """
    }

    private func fact(_ key: String, _ value: String?, _ screen: Screen) -> HTML? {
        value.map { "<div><dt>\(screen.t(key))</dt><dd>\(bdi: $0)</dd></div>" }
    }

    private func side(_ screen: Screen) -> HTML {
        guard opportunity.isOwn else { return author(screen) }
        let closing = opportunity.status == .open ? closingPart.html(screen) : nil
        return "\(AuthorActions(opportunity: opportunity).html(screen))\(closing)"
    }

    private func author(_ screen: Screen) -> HTML {
        let author = opportunity.author
        return """
            <section class="card stack"><h2>\(screen.t("opportunities.author"))</h2><div class="profile">\
            \(screen.disc(author))<div><p class="strong">\
            <a href="\(MemberController.Routes.member(author.membership))">\(bdi: screen.name(author))</a></p>\
            <p class="small soft">\(bdi: author.company) · \(bdi: opportunity.branch)</p></div></div></section>
            """
    }
}
