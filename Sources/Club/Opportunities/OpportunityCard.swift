import Localization
import Web

/// An opportunity in a list.
struct OpportunityCard: Sendable {
    var opportunity: ListedOpportunity

    func html(_ screen: Screen) -> HTML {
        let author = opportunity.author
        let own: HTML = "<p class=\"small\">\(screen.t("opportunities.own"))</p>"
        let other: HTML = "<p class=\"small\">\(bdi: screen.name(author)) · \(bdi: author.company)</p>"
        return """
            <li class="card person opportunity">\(screen.disc(author))\
            <div><h2><a href="\(OpportunityController.Routes.opportunity(opportunity.id))">\(bdi: screen.title(opportunity.title))</a></h2>\
            \(opportunity.isOwn ? own : other)<p class="small soft">\(place(screen))</p></div>\
            <ul class="tags">\(tags(screen))</ul>\(facts(screen))</li>
            """
    }

    private func place(_ screen: Screen) -> HTML {
        [screen.trade(opportunity.division), screen.region(opportunity.region)].compactMap { $0 }
            .map { "\(bdi: $0)" as HTML }.joined(separator: " · ")
    }

    private func facts(_ screen: Screen) -> HTML {
        let budget: HTML? = opportunity.budget.map {
            "<div><dt>\(screen.t("opportunities.budget"))</dt><dd>\(screen.budget($0))</dd></div>"
        }
        return """
            <dl>\(budget)<div><dt>\(screen.t("opportunities.until"))</dt><dd>\(screen.date(opportunity.closesOn))</dd></div></dl>
            """
    }

    private func tags(_ screen: Screen) -> HTML {
        let answered: HTML? = opportunity.answer.map { own in
            "<li>\(screen.stateTag(own.state))</li>"
        }
        let count: HTML? =
            opportunity.isOwn && opportunity.answers > 0
            ? "<li class=\"tag done\">\(screen.t("opportunities.answers.count", count: opportunity.answers))</li>" : nil
        return """
            \(screen.opportunityTags(opportunity.side, opportunity.kind))\
            \(screen.statusTag(opportunity.status, opportunity.outcome))\(answered)\(count)
            """
    }
}
