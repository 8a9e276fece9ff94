import Chronology
import Localization
import Persistence
import Web

/// What the viewer can do next: one thing stands out, the others beside it.
struct DealActions: Sendable {
    var deal: FollowedDeal
    var form: FormView
    var key: ID<DealPayment>

    private typealias Field = DealForm.Field

    func html(_ screen: Screen) -> HTML? {
        var parts: [HTML] = []
        if deal.allows(.confirm) { parts.append(confirm(screen)) }
        if let proposal = deal.proposal { parts.append(ProposalCard(deal: deal, proposal: proposal).html(screen)) }
        if deal.confirmedAt == nil, deal.closed == nil, deal.statedBy == deal.own {
            parts.append("<p class=\"soft\">\(screen.html("deals.next.awaited", named(screen)))</p>")
        }
        if deal.allows(.state) {
            parts.append(
                PaymentCard(deal: deal, form: form, key: key, isFirst: !deal.allows(.answer)).html(screen))
        }
        if deal.allows(.thank) { parts.append(thank(screen)) }
        if deal.confirmedAt != nil, deal.dueOn == nil {
            parts.append("<p class=\"soft\">\(screen.t("deals.next.no-due"))</p>")
        }
        parts += others(screen)
        guard !parts.isEmpty else { return nil }
        return "<section class=\"card stack warm\"><h2>\(screen.t("deals.next"))</h2>\(parts)</section>"
    }

    private func named(_ screen: Screen) -> [String: MessageValue] {
        ["name": .text(screen.name(deal.counterpart))]
    }

    private func confirm(_ screen: Screen) -> HTML {
        var values = named(screen)
        values["amount"] = .text(screen.money(deal.terms.amount))
        return """
            <p>\(screen.html("deals.next.confirm", values))</p>\
            <form method="post" action="\(DealController.Routes.confirm(deal.id))">\(version)\
            <button class="button primary">\(screen.icon("check"))<span>\(screen.t("deals.confirm"))</span></button></form>
            """
    }

    private var version: HTML {
        "<input type=\"hidden\" name=\"\(Field.version)\" value=\"\(String(deal.version))\">"
    }

    private func thank(_ screen: Screen) -> HTML {
        var ready = form
        if ready.values["sentence"] == nil {
            let given = MessageValue.written(deal.other.givenName)
            ready.values.append("sentence", screen.t("referrals.thanks.ready", ["name": given]))
        }
        return """
            <details class="more"\(attribute: "open", if: form.problem("sentence") != nil)>\
            <summary>\(screen.html("deals.thank", ["name": .text(screen.name(deal.other))]))</summary>\
            <form class="stack" novalidate method="post" action="\(DealController.Routes.thank(deal.id))">\
            \(ready.field("sentence", "referrals.form.sentence", FieldStyle.line.area(3).limited(500), screen))\
            <div class="actions"><button class="button">\(screen.icon("thanks"))\
            <span>\(screen.t("referrals.form.thank"))</span></button></div></form></details>
            """
    }

    private func others(_ screen: Screen) -> [HTML] {
        var parts: [HTML] = []
        if deal.allows(.correct) {
            parts.append(
                """
                <p><a class="button" href="\(DealController.Routes.correction(deal.id))">\(screen.icon("edit"))\
                <span>\(screen.t("deals.correct"))</span></a></p>
                """)
        }
        if deal.allows(.decline) || deal.allows(.withdraw) { parts.append(close(screen)) }
        return parts
    }

    private func close(_ screen: Screen) -> HTML {
        let kind = deal.allows(.withdraw) ? "withdraw" : "decline"
        let isOptional = deal.allows(.withdraw)
        var style = FieldStyle.line.area(2).limited(300)
        style.isOptional = isOptional
        let isOpen = form.problem("words") != nil && form.values[PaymentForm.Field.statement] == nil
        return """
            <details class="more"\(attribute: "open", if: isOpen)><summary>\(screen.t("deals.\(kind)"))</summary>\
            <form class="stack" novalidate method="post" action="\(DealController.Routes.close(deal.id))">\(version)\
            \(form.field("words", "deals.\(kind).words", style, screen))\
            <div class="actions"><button class="button danger">\(screen.t("deals.\(kind).yes"))</button></div>\
            </form></details>
            """
    }
}
