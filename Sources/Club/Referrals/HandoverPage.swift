import Localization
import Persistence
import Web

/// The form to hand a referral on.
struct HandoverPage: Sendable {
    typealias Field = HandoverForm.Field

    var referral: FollowedReferral
    var colleagues: [Party]
    var form: FormView
    var key: ID<Handover>
    /// Whom the typed text can mean, when it means several.
    var candidates: [Party] = []

    func html(_ screen: Screen) -> HTML {
        """
        \(screen.back("referrals.hand.back", ReferralController.Routes.referral(referral.id)))\
        <div class="page-head"><h1>\(screen.t("referrals.hand.title"))</h1>\
        <p class="soft">\(lead(screen))</p></div>\(form.summary(screen))\
        <form class="card stack narrow handing" novalidate method="post" action="\(ReferralController.Routes.handOn(referral.id))">\
        <input type="hidden" name="\(Field.key)" value="\(key.description)">\
        \(whom(screen))<div class="stack other-only">\
        \(MemberField(form: form, candidates: candidates).html(screen))\
        \(agreement(screen))</div>\
        \(form.field(Field.reason, "referrals.hand.reason", FieldStyle.line.area(2).limited(Handover.reasonLimit).hinted("referrals.hand.reason.hint"), screen))\
        <div class="actions"><button class="button primary">\(screen.t("referrals.hand.yes"))</button>\
        <a class="button plain" href="\(ReferralController.Routes.referral(referral.id))">\
        \(screen.t("referrals.form.cancel"))</a></div></form>
        """
    }

    /// Asked for where a contact's details would go to another company.
    private func agreement(_ screen: Screen) -> HTML? {
        guard referral.prospect != nil else { return nil }
        return form.tick(Field.agrees, "referrals.hand.agrees", screen)
    }

    private func lead(_ screen: Screen) -> HTML {
        let about = referral.prospect?.name ?? referral.need
        let lead = screen.html("referrals.hand.lead", ["name": .text(screen.name(referral.giver))])
        return about.isEmpty ? lead : "\(bdi: about) · \(lead)"
    }

    private func whom(_ screen: Screen) -> HTML? {
        guard !colleagues.isEmpty else {
            return "<input type=\"hidden\" name=\"\(Field.whom)\" value=\"\(Field.other)\">"
        }
        let picked = form.values[Field.whom] ?? colleagues.first?.membership.description ?? Field.other
        let items = colleagues.map { colleague -> HTML in
            """
            <label><input type="radio" name="\(Field.whom)" value="\(colleague.membership.description)"\
            \(attribute: "checked", if: colleague.membership.description == picked)><span>\
            <strong>\(bdi: screen.name(colleague))</strong><span class="hint">\
            \(screen.t("referrals.hand.colleague"))</span></span></label>
            """
        }
        return """
            <fieldset class="choice list"><legend>\(screen.t("referrals.hand.whom"))</legend>\(items)\
            <label><input type="radio" name="\(Field.whom)" value="\(Field.other)"\
            \(attribute: "checked", if: picked == Field.other)><span><strong>\(screen.t("referrals.hand.other"))</strong>\
            <span class="hint">\(screen.t("referrals.hand.other.hint"))</span></span></label></fieldset>
            """
    }
}
