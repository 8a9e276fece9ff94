import Localization
import Persistence
import Web

/// A member picked in a form by typing, beside other ones picked there: with script the choice fills a hidden field,
/// without it the text is looked up, and what can mean several is asked.
struct MemberPick: Sendable {
    /// The field's name; the others are made of it.
    let field: String

    var filledField: String { field + "_id" }
    var chosenField: String { field + "_chosen" }
    var chosenForField: String { field + "_chosen_for" }

    /// What was sent.
    struct Sent: Sendable {
        var text: String
        var filled: ID<Membership>?
        var chosen: ID<Membership>?
    }

    func read(_ form: inout FormReader) -> Sent {
        let fields = form.body.fields
        let text = form.text(field, max: 200, kind: .name)
        let isStill = fields[chosenForField] == fields[field]
        return Sent(
            text: text, filled: ID(pathComponent: fields[filledField] ?? ""),
            chosen: isStill ? ID(pathComponent: fields[chosenField] ?? "") : nil)
    }

    /// Whom it means, never the one who asks unless they may be meant.
    static func resolve(
        _ sent: Sent, _ viewer: Viewer, notBeing seat: ID<Membership>?, in db: any Connection
    ) throws -> ReceiverRepository.Meaning {
        if let chosen = sent.chosen {
            return try ReceiverRepository.receiver(chosen, notBeing: seat, in: db).map { .one($0) } ?? .none
        }
        // Without script the key filled in earlier outlives a change of the text beside it: believe what is seen.
        if let filled = sent.filled, let party = try ReceiverRepository.receiver(filled, notBeing: seat, in: db),
            party.answers(to: sent.text)
        {
            return .one(party)
        }
        return try ReceiverRepository.find(sent.text, viewer: viewer, notBeing: seat, in: db)
    }

    func html(_ form: FormView, _ labelKey: String, _ candidates: [Party], _ screen: Screen) -> HTML {
        let combo: HTML = """
            <div class="combo"><input id="\(field)" name="\(field)" autocomplete="off" required maxlength="200" \
            value="\(form.value(field))" data-suggest="\(MemberController.Routes.suggestions())" \
            data-fills="\(field)-id" data-none="\(screen.t("referrals.suggest.none"))" \
            data-one="\(screen.t("referrals.suggest.one"))" data-many="\(screen.t("referrals.suggest.many"))"\
            \(attribute: "aria-invalid", form.problem(field) == nil ? nil : "true")\
            \(attribute: "aria-describedby", form.describedBy(field, hint: nil))></div>
            """
        return """
            \(form.wrap(field, labelKey, nil, false, combo, screen))\
            <input type="hidden" id="\(field)-id" name="\(filledField)" value="\(form.value(filledField))">\
            \(choice(form, candidates, screen))
            """
    }

    /// The members it may be, to tap one.
    private func choice(_ form: FormView, _ candidates: [Party], _ screen: Screen) -> HTML? {
        guard !candidates.isEmpty else { return nil }
        let items = candidates.map { party -> HTML in
            let key = party.membership.description
            return """
                <label><input type="radio" name="\(chosenField)" value="\(key)"\
                \(attribute: "checked", if: key == form.value(chosenField))>\
                <span><strong>\(bdi: party.name)</strong><span class="hint">\(bdi: party.company)</span></span></label>
                """
        }
        return """
            <fieldset class="choice list"><legend>\(screen.t("referrals.form.which"))</legend>\(items)</fieldset>\
            <input type="hidden" name="\(chosenForField)" value="\(form.value(field))">
            """
    }
}
