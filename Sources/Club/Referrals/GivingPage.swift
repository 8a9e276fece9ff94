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
        <form class="card stack narrow giving" method="post" action="\(ReferralController.Routes.give())">\
        <input type="hidden" name="\(Field.key)" value="\(key.description)">\
        \(receiver(screen))\(kind(screen))\
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

    private func receiver(_ screen: Screen) -> HTML {
        let wrong = form.problem(Field.to) == nil ? nil : "true"
        let combo: HTML = """
            <div class="combo"><input id="\(Field.to)" name="\(Field.to)" autocomplete="off" required maxlength="200" \
            value="\(form.value(Field.to))" data-suggest="\(MemberController.Routes.suggestions())" \
            data-fills="to-id" data-none="\(screen.t("referrals.suggest.none"))" \
            data-one="\(screen.t("referrals.suggest.one"))" data-many="\(screen.t("referrals.suggest.many"))"\
            \(attribute: "aria-invalid", wrong)\
            \(attribute: "aria-describedby", form.describedBy(Field.to, hint: nil))></div>
            """
        return """
            \(form.wrap(Field.to, "referrals.form.to", nil, false, combo, screen))\
            <input type="hidden" id="to-id" name="\(Field.toID)" value="\(form.value(Field.toID))">\(choice(screen))
            """
    }

    /// The members it may be, to tap one.
    private func choice(_ screen: Screen) -> HTML? {
        guard !candidates.isEmpty else { return nil }
        let picked = form.value(Field.chosen)
        let items = candidates.map { party -> HTML in
            """
            <label><input type="radio" name="\(Field.chosen)" value="\(party.membership.description)"\
            \(attribute: "checked", if: party.membership.description == picked)>\
            <span><strong>\(bdi: party.name)</strong><span class="hint">\(bdi: party.company)</span></span></label>
            """
        }
        return """
            <fieldset class="choice list"><legend>\(screen.t("referrals.form.which"))</legend>\(items)</fieldset>\
            <input type="hidden" name="\(Field.chosenFor)" value="\(form.value(Field.to))">
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
