import Localization
import Persistence
import Web

/// The field a member is named in, with whom it can mean when it means several.
struct MemberField: Sendable {
    typealias Field = GivingForm.Field

    var form: FormView
    var candidates: [Party]
    var isRequired = false

    func html(_ screen: Screen) -> HTML {
        let wrong = form.problem(Field.to) == nil ? nil : "true"
        let combo: HTML = """
            <div class="combo"><input id="\(Field.to)" name="\(Field.to)" autocomplete="off"\
            \(attribute: "required", if: isRequired) maxlength="200" \
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
}
