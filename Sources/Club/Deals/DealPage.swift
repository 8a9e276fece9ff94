import Chronology
import Localization
import Persistence
import Web

/// A deal followed by one of its two sides: what was agreed, where it stands, what happened, what to do next.
struct DealPage: Sendable {
    var deal: FollowedDeal
    var form = FormView()
    var done: DealNotice?
    /// Whether what was asked came too late.
    var isOutrun = false
    /// For what is said of the payment: made when the form is shown.
    var key: ID<DealPayment>

    func title(_ screen: Screen) -> String {
        screen.t("deals.page.title", ["name": .text(screen.name(deal.counterpart))])
    }

    func html(_ screen: Screen) -> HTML {
        """
        \(done.map { screen.notice($0.key) } as HTML?)\
        \(isOutrun ? screen.notice("deals.conflict", .error) : nil as HTML?)\(form.summary(screen))\
        <div class="page-head"><p class="no-print"><a class="link" href="\(DealController.Routes.deals())">\
        \(screen.icon("back", mirrored: true))<span>\(screen.t("deals.title"))</span></a></p>\
        <h1>\(screen.html("deals.page.title", ["name": .text(screen.name(deal.counterpart))]))</h1>\
        <p class="row"><strong class="tabular">\(bdi: screen.money(deal.terms.amount))</strong>\
        \(deal.standing(today: screen.visit.today).tag(screen, to: deal.side))</p></div>\(steps(screen))\
        <div class="columns"><div class="stack">\(DealActions(deal: deal, form: form, key: key).html(screen))\
        \(facts(screen))</div><div class="stack">\(counterpart(screen))\(DealTimeline(deal: deal).html(screen))</div></div>
        """
    }

    private func steps(_ screen: Screen) -> HTML {
        let isSigned = deal.confirmedAt != nil
        var items: [(key: String, style: String?, isCurrent: Bool)] = [
            ("deals.step.declared", isSigned || deal.closed != nil ? "past" : nil, !isSigned && deal.closed == nil)
        ]
        if let closed = deal.closed {
            items.append(("deals.standing." + closed.kind.rawValue, "lost", true))
        } else {
            let isPaid = deal.outcome?.isSettled ?? false
            items.append(("deals.step.signed", isSigned ? "past" : nil, isSigned && !isPaid))
            items.append(("deals.step.paid", isPaid ? "past" : nil, isPaid))
        }
        let steps = items.map { item -> HTML in
            """
            <li\(attribute: "class", item.style)\(attribute: "aria-current", item.isCurrent ? "step" : nil)>\
            \(screen.t(item.key))</li>
            """
        }
        return "<ol class=\"steps\">\(steps)</ol>"
    }

    private func facts(_ screen: Screen) -> HTML {
        let customer: HTML? = deal.customer.map { line("deals.column.customer", "\(bdi: $0)", screen) }
        let referral: HTML? = deal.referral.map { id in
            line(
                "deals.facts.referral",
                "<a href=\"\(ReferralController.Routes.referral(id))\">\(screen.t("deals.facts.referral.see"))</a>",
                screen)
        }
        let origin: HTML? = deal.origin.map { origin in
            line(
                "deals.facts.opportunity",
                """
                <a href="\(OpportunityController.Routes.opportunity(origin.id))">\(bdi: screen.title(origin.title))</a>
                """, screen)
        }
        let due: HTML = deal.dueOn.map { screen.date($0) } ?? HTML(text: screen.t("deals.facts.due.none"))
        let paid: HTML? = deal.paidOn.map { line("deals.column.paid", screen.date($0), screen) }
        let other = deal.customer == nil ? "deals.facts.buyer" : "deals.facts.giver"
        return """
            <section class="card stack"><h2>\(screen.t("deals.facts"))</h2><dl class="facts">\
            \(line("deals.facts.seller", party(deal.seller, screen), screen))\
            \(line(other, party(deal.other, screen), screen))\(customer)\
            \(line("deals.column.object", "<bdi class=\"keep\">\(deal.terms.object)</bdi>", screen))\
            \(line("deals.column.amount", "\(bdi: screen.money(deal.terms.amount))", screen))\
            \(line("deals.form.signed-on", screen.date(deal.terms.signedOn), screen))\
            \(line("deals.facts.terms", HTML(text: deal.terms.daysWords(screen)), screen))\
            \(line("deals.column.due", due, screen))\(paid)\(referral)\(origin)</dl></section>
            """
    }

    private func party(_ party: Party, _ screen: Screen) -> HTML {
        "\(bdi: screen.name(party)) · \(bdi: party.company)"
    }

    private func line(_ key: String, _ value: HTML, _ screen: Screen) -> HTML {
        "<div><dt>\(screen.t(key))</dt><dd>\(value)</dd></div>"
    }

    private func counterpart(_ screen: Screen) -> HTML {
        let other = deal.counterpart
        return """
            <section class="card stack no-print"><h2>\(screen.t("deals.with"))</h2><div class="profile">\(screen.disc(other))\
            <div><p class="strong"><a href="\(MemberController.Routes.member(other.membership))">\
            \(bdi: screen.name(other))</a></p><p class="small soft">\(bdi: other.company)</p></div></div></section>
            """
    }
}

extension DealTerms {
    /// The days to pay, in words.
    func daysWords(_ screen: Screen) -> String {
        switch agreedDays {
        case nil: screen.t("deals.terms.law")
        case 0: screen.t("deals.terms.cash")
        case .some(let days): screen.t("deals.terms.agreed", count: days)
        }
    }
}
