import Chronology
import Localization
import Persistence
import Web

/// What the viewer can do next: one thing stands out, the others beside it.
struct FollowActions: Sendable {
    var referral: FollowedReferral
    var form: FormView

    private typealias Field = MoveForm.Field
    private var move: URLPath { ReferralController.Routes.move(referral.id) }

    func html(_ screen: Screen) -> HTML? {
        let parts = referral.side == .receiver ? receiver(screen) : giver(screen)
        guard !parts.isEmpty else { return nil }
        return """
            <section class="card stack warm"><h2>\(screen.t("referrals.next." + referral.side.rawValue))</h2>\(parts)</section>
            """
    }

    private func receiver(_ screen: Screen) -> [HTML] {
        var parts: [HTML] = []
        let plain = [Referral.Step.acknowledged, .contacted, .proposal].filter { referral.allows(.move($0)) }
        if !plain.isEmpty {
            let buttons = plain.enumerated().map { index, step -> HTML in
                """
                <button class="button\(index == 0 ? " primary" : "")" name="\(Field.step)" value="\(step.rawValue)">\
                \(screen.t("referrals.move." + step.rawValue))</button>
                """
            }
            parts.append("<form method=\"post\" action=\"\(move)\"><div class=\"row\">\(buttons)</div></form>")
        }
        if referral.allows(.move(.won)) { parts.append(won(screen, isFirst: plain.isEmpty)) }
        if referral.allows(.move(.lost)) { parts.append(lost(screen)) }
        if referral.allows(.thank) { parts.append(thanks(screen)) }
        if referral.stage == .won, referral.deal?.confirmedAt == nil, referral.deal != nil {
            parts.append("<p class=\"small soft\">\(screen.t("referrals.next.unconfirmed"))</p>")
        }
        return parts
    }

    private func won(_ screen: Screen, isFirst: Bool) -> HTML {
        let isOpen = form.value(Field.step) == Referral.Step.won.rawValue
        let unit = screen.currency == "MAD" ? screen.t("referrals.currency.mad") : screen.currency
        let input: HTML = """
            <div class="money"><input id="\(Field.amount)" name="\(Field.amount)" inputmode="decimal" required \
            autocomplete="off" maxlength="40" value="\(form.value(Field.amount))"\
            \(attribute: "aria-invalid", form.problem(Field.amount) == nil ? nil : "true")\
            \(attribute: "aria-describedby", form.describedBy(Field.amount, hint: "shown"))><span>\(unit)</span></div>
            """
        var dated = form
        if dated.values[Field.signedOn] == nil { dated.values.append(Field.signedOn, screen.visit.today.isoText) }
        let day = dated.field(Field.signedOn, "referrals.form.signed-on", FieldStyle(type: "date", max: 40), screen)
        return """
            <details class="more"\(attribute: "open", if: isOpen)><summary>\(screen.t("referrals.move.won"))</summary>\
            <form class="stack" novalidate method="post" action="\(move)">\
            <input type="hidden" name="\(Field.step)" value="\(Referral.Step.won.rawValue)">\
            <div class="pair">\(form.wrap(Field.amount, "referrals.form.amount", "referrals.form.amount.hint", false, input, screen))\
            \(day)</div><div class="actions"><button class="button\(isFirst ? " primary" : "")">\
            \(screen.t("referrals.form.won"))</button></div></form></details>
            """
    }

    private func lost(_ screen: Screen) -> HTML {
        let isOpen = form.value(Field.step) == Referral.Step.lost.rawValue
        let reasons = Referral.LostReason.allCases.map { reason in
            (value: reason.rawValue, label: screen.t("referrals.lost." + reason.rawValue))
        }
        return """
            <details class="more"\(attribute: "open", if: isOpen)><summary>\(screen.t("referrals.move.lost"))</summary>\
            <form class="stack" novalidate method="post" action="\(move)">\
            <input type="hidden" name="\(Field.step)" value="\(Referral.Step.lost.rawValue)">\
            \(form.select(Field.reason, "referrals.form.reason", [(value: "", label: "")] + reasons, screen))\
            <div class="actions"><button class="button danger">\(screen.t("referrals.form.lost"))</button></div>\
            </form></details>
            """
    }

    private func thanks(_ screen: Screen) -> HTML {
        var ready = form
        if ready.values["sentence"] == nil {
            let name = MessageValue.written(referral.giver.givenName)
            ready.values.append("sentence", screen.t("referrals.thanks.ready", ["name": name]))
        }
        return """
            <form class="stack" novalidate method="post" action="\(ReferralController.Routes.thank(referral.id))">\(hidden)\
            \(ready.field("sentence", "referrals.form.sentence", FieldStyle.line.area(3).limited(500), screen))\
            <div class="actions"><button class="button primary">\(screen.icon("thanks"))\
            <span>\(screen.t("referrals.form.thank"))</span></button></div></form>
            """
    }

    private func giver(_ screen: Screen) -> [HTML] {
        var parts: [HTML] = []
        if referral.allows(.confirm), let deal = referral.deal {
            parts.append(confirm(deal, screen))
        }
        if referral.allows(.nudge) { parts.append(nudge(screen)) }
        if referral.allows(.withdraw) {
            parts.append(
                """
                <details class="more"><summary>\(screen.t("referrals.withdraw"))</summary><form class="stack" novalidate \
                method="post" action="\(ReferralController.Routes.withdraw(referral.id))">\
                <p>\(screen.html("referrals.withdraw.ask", ["name": .text(screen.name(referral.receiver))]))</p>\
                <div class="actions"><button class="button danger">\(screen.t("referrals.withdraw.yes"))</button></div>\
                </form></details>
                """
            )
        }
        return parts
    }

    private func confirm(_ deal: FollowedReferral.DealPart, _ screen: Screen) -> HTML {
        let amount = screen.t.numbers.money(deal.amountMinor, deal.currency, droppingZeros: true)
        let values: [String: MessageValue] = ["name": .text(screen.name(referral.receiver)), "amount": .text(amount)]
        return """
            <p>\(screen.html("referrals.confirm.ask", values)) <span class="soft">\(screen.date(deal.signedOn))</span></p>\
            <form method="post" action="\(ReferralController.Routes.confirm(referral.id))">\(hidden)\
            <button class="button primary">\(screen.t("referrals.confirm.yes"))</button></form>
            """
    }

    /// Which of several deals is meant, and the terms that were read.
    private var hidden: HTML? {
        referral.deal.map { deal in
            """
            <input type="hidden" name="\(Field.deal)" value="\(deal.id.description)">\
            <input type="hidden" name="\(Field.version)" value="\(String(deal.version))">
            """
        }
    }

    private func nudge(_ screen: Screen) -> HTML {
        if let next = referral.nextNudge(screen.visit.now) {
            let day = MessageValue.written(screen.t.dates.dayMonth(screen.day(next)))
            return "<p class=\"soft\">\(screen.html("referrals.nudge.wait", ["day": day]))</p>"
        }
        return """
            <form method="post" action="\(ReferralController.Routes.nudge(referral.id))"><button class="button">\
            \(screen.icon("bell"))<span>\(screen.t("referrals.nudge"))</span></button></form>
            """
    }
}
