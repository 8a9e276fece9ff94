import Localization
import Persistence
import Web

/// The form to declare a deal: from a referral its parties are known, else the other member is asked for.
struct DeclarePage: Sendable {
    private typealias Field = DealForm.Field

    var form: FormView
    var key: ID<Deal>
    var subject: DealController.Subject
    /// Whom the typed text can mean, when it means several.
    var candidates: [Party] = []

    func html(_ screen: Screen) -> HTML {
        let cancel =
            subject.referral.map { ReferralController.Routes.referral($0.id) }
            ?? subject.origin.map { OpportunityController.Routes.opportunity($0.id) } ?? DealController.Routes.deals()
        return """
            <div class="page-head"><h1>\(screen.t("deals.new.title"))</h1>\
            <p class="soft">\(screen.t("deals.new.lead"))</p></div>\(form.summary(screen))\
            <form class="card stack narrow" novalidate method="post" action="\(DealController.Routes.declare())">\
            \(hidden(Field.key, key.description))\(hidden(Field.referral, form.value(Field.referral)))\
            \(hidden(Field.opportunity, form.value(Field.opportunity)))\(origin(screen))\(parties(screen))\
            \(DealFields(form: form).html(screen))\
            <div class="actions"><button class="button primary">\(screen.t("deals.form.declare"))</button>\
            <a class="button plain" href="\(cancel)">\(screen.t("referrals.form.cancel"))</a></div></form>
            """
    }

    private func hidden(_ name: String, _ value: String) -> HTML? {
        value.isEmpty ? nil : "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
    }

    private func origin(_ screen: Screen) -> HTML? {
        subject.origin.map { origin in
            """
            <p class="stack tight"><span>\
            \(screen.html("deals.new.opportunity", ["title": .text(screen.title(origin.title))]))</span>\
            <a class="small" href="\(DealController.Routes.new())">\(screen.t("deals.new.opportunity.without"))</a></p>
            """
        }
    }

    private func parties(_ screen: Screen) -> HTML {
        guard let referral = subject.referral else { return "\(partner(screen))\(role(screen))" }
        let giver = MessageValue.text(screen.name(referral.giver))
        let line: HTML =
            referral.prospect.map { customer in
                screen.html("deals.new.outside", ["customer": .text(customer.name), "giver": giver])
            } ?? screen.html("deals.new.inside", ["giver": giver])
        let last: HTML? = subject.won?.lastDay.map { day in
            """
            <span class="small soft">\
            \(screen.html("deals.new.period", ["giver": giver, "day": .written(screen.t.dates.long(day))]))</span>
            """
        }
        return "<p class=\"stack tight\"><span>\(line)</span>\(last)</p>"
    }

    private func partner(_ screen: Screen) -> HTML {
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
            \(form.wrap(Field.to, "deals.form.with", nil, false, combo, screen))\
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

    private func role(_ screen: Screen) -> HTML {
        form.choice(
            Field.role,
            "deals.form.role",
            DealForm.Role.allCases.map { role in
                (role.rawValue, "deals.form.role." + role.rawValue, "deals.form.role." + role.rawValue + ".hint")
            },
            screen
        )
    }
}
