import Localization
import Web

/// When a referral is not for its receiver: hand it on, or say so. And the one tap that wakes a sleeping one.
struct FollowAside: Sendable {
    typealias Field = DeclineForm.Field

    var referral: FollowedReferral
    var form: FormView

    /// Both sides see that it sleeps.
    func sleep(_ screen: Screen) -> HTML? {
        guard let dormantAt = referral.dormantAt else { return nil }
        let since = MessageValue.written(screen.t.dates.medium(screen.day(dormantAt)))
        return """
            <section class="card stack"><h2>\(screen.icon("clock")) \(screen.t("referrals.stage.dormant"))</h2>\
            <p>\(screen.html("referrals.dormant." + referral.side.rawValue, ["day": since]))</p>\
            <form method="post" action="\(ReferralController.Routes.wake(referral.id))"><button class="button">\
            \(screen.t("referrals.wake"))</button></form></section>
            """
    }

    func html(_ screen: Screen) -> HTML? {
        guard referral.canBeHanded else { return nil }
        let decline = referral.isDeclinable ? decline(screen) : nil
        return """
            <section class="card stack"><h2>\(screen.t("referrals.aside"))</h2>\
            <p><a class="button" href="\(ReferralController.Routes.handing(referral.id))">\
            \(screen.icon("share"))<span>\(screen.t("referrals.hand"))</span></a></p>\(decline)</section>
            """
    }

    private func decline(_ screen: Screen) -> HTML {
        let isOpen = form.problem(Field.reason) != nil || form.problem(Field.note) != nil
        let reasons = Decline.Reason.choices.map { reason in
            (value: reason.rawValue, label: screen.t("referrals.decline." + reason.rawValue))
        }
        let note = form.field(
            Field.note, "referrals.decline.note", FieldStyle.line.area(2).limited(Decline.noteLimit).optional(), screen)
        return """
            <details class="more"\(attribute: "open", if: isOpen)><summary>\(screen.t("referrals.decline"))</summary>\
            <form class="stack" novalidate method="post" action="\(ReferralController.Routes.decline(referral.id))">\
            <p>\(screen.html("referrals.decline.ask", ["name": .text(screen.name(referral.giver))]))</p>\
            \(form.select(Field.reason, "referrals.form.reason", [(value: "", label: "")] + reasons, screen))\(note)\
            <div class="actions"><button class="button danger">\(screen.t("referrals.decline.yes"))</button></div>\
            </form></details>
            """
    }
}
