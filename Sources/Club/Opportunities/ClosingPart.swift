import Localization
import Persistence
import Web

/// Asks the author what became of it: found? through whom?
struct ClosingPart: Sendable {
    var opportunity: ListedOpportunity
    var answers: [ReceivedAnswer]
    var form: FormView
    var candidates: [Party]

    private typealias Field = ClosingForm.Field

    func html(_ screen: Screen) -> HTML {
        let isExpired = opportunity.status == .expired
        let title = screen.t(isExpired ? "opportunities.closing.expired" : "opportunities.closing")
        let fields = self.fields(isExpired, screen)
        guard isExpired else {
            return """
                <section class="card stack" id="closing"><h2>\(title)</h2><details class="more"\
                \(attribute: "open", if: !form.problems.isEmpty)><summary>\(screen.t("opportunities.closing.say"))</summary>\
                \(fields)</details></section>
                """
        }
        return """
            <section class="card warm stack" id="closing"><h2>\(title)</h2>\
            <p>\(screen.t("opportunities.closing.expired.text"))</p>\(fields)</section>
            """
    }

    private func fields(_ isPrimary: Bool, _ screen: Screen) -> HTML {
        """
        <form class="stack" novalidate method="post" action="\(OpportunityController.Routes.close(opportunity.id))">\
        \(outcomes(screen))\(whom(screen))<div class="actions"><button class="button\(isPrimary ? " primary" : "")">\
        \(screen.t("opportunities.closing.close"))</button></div></form>
        """
    }

    private func outcomes(_ screen: Screen) -> HTML {
        var form = form
        if form.values[Field.outcome] == nil {
            form.values.append(Field.outcome, Opportunity.Outcome.inClub.rawValue)
        }
        return form.choice(
            Field.outcome, "opportunities.closing.outcome",
            Opportunity.Outcome.allCases.map { outcome in
                (value: outcome.rawValue, label: "opportunities.outcome." + outcome.word, hint: nil)
            }, screen)
    }

    /// One of those who answered, or any other member.
    private func whom(_ screen: Screen) -> HTML {
        let standing = answers.filter { $0.state != .withdrawn }
        let chosen =
            form.values[Field.through]
            ?? standing.first { $0.state == .chosen }?.answerer.membership.description ?? ""
        let items = standing.map { answer -> HTML in
            let key = answer.answerer.membership.description
            return """
                <label><input type="radio" name="\(Field.through)" value="\(key)"\(attribute: "checked", if: key == chosen)>\
                <span><strong>\(bdi: screen.name(answer.answerer))</strong>\
                <span class="hint">\(bdi: answer.answerer.company)</span></span></label>
                """
        }
        let nobody: HTML = """
            <label><input type="radio" name="\(Field.through)" value=""\(attribute: "checked", if: chosen.isEmpty)>\
            <span><strong>\(screen.t("opportunities.closing.another"))</strong></span></label>
            """
        let list: HTML? =
            items.isEmpty
            ? nil
            : """
            <fieldset class="choice list"><legend>\(screen.t("opportunities.closing.through"))</legend>\(items)\(nobody)</fieldset>
            """
        return "\(list)\(another(screen))"
    }

    private func another(_ screen: Screen) -> HTML {
        let combo: HTML = """
            <div class="combo"><input id="\(Field.to)" name="\(Field.to)" autocomplete="off" maxlength="200" \
            value="\(form.value(Field.to))" data-suggest="\(MemberController.Routes.suggestions())" \
            data-fills="to-id" data-none="\(screen.t("referrals.suggest.none"))" \
            data-one="\(screen.t("referrals.suggest.one"))" data-many="\(screen.t("referrals.suggest.many"))"\
            \(attribute: "aria-invalid", form.problem(Field.to) == nil ? nil : "true")\
            \(attribute: "aria-describedby", form.describedBy(Field.to, hint: nil))></div>
            """
        return """
            \(form.wrap(Field.to, "opportunities.closing.member", nil, true, combo, screen))\
            <input type="hidden" id="to-id" name="\(Field.toID)" value="\(form.value(Field.toID))">\(several(screen))
            """
    }

    private func several(_ screen: Screen) -> HTML? {
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
