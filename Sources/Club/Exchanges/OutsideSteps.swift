import Localization
import Web

/// What the member notes next of something that came from outside the club.
struct OutsideSteps: Sendable {
    private typealias Field = MoveForm.Field

    var referral: OutsideReferral
    var form: FormView

    func html(_ screen: Screen) -> HTML? {
        guard referral.stage.stage.isOpen else { return nil }
        let move = ExchangesController.Routes.moveOutside(referral.id)
        let plain = referral.steps.filter(\.stage.isOpen).enumerated().map { index, step -> HTML in
            """
            <button class="button\(index == 0 ? " primary" : "")" name="\(Field.step)" value="\(step.rawValue)">\
            \(screen.t("referrals.move." + step.rawValue))</button>
            """
        }
        let buttons: HTML? =
            plain.isEmpty ? nil : "<form method=\"post\" action=\"\(move)\"><div class=\"row\">\(plain)</div></form>"
        return """
            <section class="card stack warm"><h2>\(screen.t("referrals.next.receiver"))</h2>\(buttons)\
            \(end(.won, won(screen), move, screen))\(end(.lost, lost(screen), move, screen))</section>
            """
    }

    private func end(_ step: Referral.Step, _ fields: HTML, _ move: URLPath, _ screen: Screen) -> HTML {
        let isOpen = form.value(Field.step) == step.rawValue
        return """
            <details class="more"\(attribute: "open", if: isOpen)>\
            <summary>\(screen.t("referrals.move." + step.rawValue))</summary>\
            <form class="stack" novalidate method="post" action="\(move)">\
            <input type="hidden" name="\(Field.step)" value="\(step.rawValue)">\(fields)<div class="actions">\
            <button class="button\(step == .lost ? " danger" : "")">\(screen.t("outside." + step.rawValue))</button>\
            </div></form></details>
            """
    }

    private func won(_ screen: Screen) -> HTML {
        let style = FieldStyle.line.limited(40).hinted("outside.amount.hint")
        return form.field(Field.amount, "referrals.form.amount", style, screen)
    }

    private func lost(_ screen: Screen) -> HTML {
        let reasons = Referral.LostReason.allCases.map { reason in
            (value: reason.rawValue, label: screen.t("referrals.lost." + reason.rawValue))
        }
        return form.select(Field.reason, "referrals.form.reason", [(value: "", label: "")] + reasons, screen)
    }
}
