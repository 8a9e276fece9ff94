import Localization
import Persistence
import Web

/// The form to correct a deal: at once before it is signed, as a proposal after.
struct CorrectionPage: Sendable {
    private typealias Field = DealForm.Field

    var deal: FollowedDeal
    var form: FormView
    var key: ID<DealVersion>
    /// The version being corrected.
    var seen: Int

    func html(_ screen: Screen) -> HTML {
        let name = MessageValue.text(screen.name(deal.counterpart))
        let lead = deal.confirmedAt == nil ? "deals.correction.before" : "deals.correction.after"
        let button = deal.confirmedAt == nil ? "deals.correction.apply" : "deals.correction.propose"
        return """
            <div class="page-head"><h1>\(screen.t("deals.correction.title"))</h1>\
            <p class="soft">\(screen.html(lead, ["name": name]))</p></div>\(form.summary(screen))\
            <form class="card stack narrow" novalidate method="post" action="\(DealController.Routes.correct(deal.id))">\
            <input type="hidden" name="\(Field.key)" value="\(key.description)">\
            <input type="hidden" name="\(Field.version)" value="\(String(seen))">\
            \(DealFields(form: form).html(screen))\
            <div class="actions"><button class="button primary">\(screen.t(button))</button>\
            <a class="button plain" href="\(DealController.Routes.deal(deal.id))">\
            \(screen.t("referrals.form.cancel"))</a></div></form>
            """
    }
}
