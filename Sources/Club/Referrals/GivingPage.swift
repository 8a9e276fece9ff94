import Localization
import Persistence
import Web

/// The form to give a referral: thirty seconds on a phone.
struct GivingPage: Sendable {
    typealias Field = GivingForm.Field

    var form: FormView
    var key: ID<Referral>
    /// Whom the typed text can mean, when it means several.
    var candidates: [Party] = []

    func html(_ screen: Screen) -> HTML {
        """
        <div class="page-head"><h1>\(screen.t("referrals.give.title"))</h1>\
        <p class="soft">\(screen.t("referrals.give.lead"))</p></div>\(form.summary(screen))\
        <form class="card stack narrow giving" novalidate method="post" action="\(ReferralController.Routes.give())">\
        <input type="hidden" name="\(Field.key)" value="\(key.description)">\
        \(MemberField(form: form, candidates: candidates, isRequired: true).html(screen))\(kind(screen))\
        <div class="stack outside-only">\
        \(form.field(Field.prospect, "referrals.form.prospect", FieldStyle.line.limited(120).completed("off"), screen))\
        \(contact(screen))</div>\
        \(form.field(Field.need, "referrals.form.need", FieldStyle.line.area(3).limited(1000).optional(), screen))\
        <div class="outside-only">\(form.tick(Field.expects, "referrals.form.expects", screen))</div>\
        <details class="more"\(attribute: "open", if: !form.value(Field.note).isEmpty)>\
        <summary>\(screen.t("referrals.form.add-note"))</summary>\
        \(form.field(Field.note, "referrals.form.note", FieldStyle.line.area(2).limited(1000).optional(), screen))\
        </details><div class="actions"><button class="button primary">\(screen.t("referrals.form.give"))</button>\
        <a class="button plain" href="\(HomeController.Routes.home())">\(screen.t("referrals.form.cancel"))</a></div>\
        </form>
        """
    }

    private func kind(_ screen: Screen) -> HTML {
        form.choice(
            Field.kind,
            "referrals.form.kind",
            [
                (Referral.Kind.outside.rawValue, "referrals.kind.outside", "referrals.kind.outside.hint"),
                (Referral.Kind.inside.rawValue, "referrals.kind.inside", "referrals.kind.inside.hint"),
            ],
            screen
        )
    }

    private func contact(_ screen: Screen) -> HTML {
        let wrong = form.problem(Field.contact) == nil ? nil : "true"
        let input: HTML = """
            <input id="\(Field.contact)" name="\(Field.contact)" class="latin" maxlength="254" autocomplete="off" \
            autocapitalize="none" value="\(form.value(Field.contact))"\(attribute: "aria-invalid", wrong)\
            \(attribute: "aria-describedby", form.describedBy(Field.contact, hint: nil))>
            """
        return form.wrap(Field.contact, "referrals.form.contact", nil, false, input, screen)
    }
}
