import Localization
import Persistence
import Web

/// The form to introduce two members to one another.
struct IntroducingPage: Sendable {
    typealias Field = IntroducingForm.Field

    var form: FormView
    var key: ID<Introduction>
    /// Whom the typed texts can mean, when they mean several.
    var oneCandidates: [Party] = []
    var otherCandidates: [Party] = []

    func html(_ screen: Screen) -> HTML {
        """
        <div class="page-head"><h1>\(screen.t("introductions.new"))</h1>\
        <p class="soft">\(screen.t("introductions.new.lead"))</p></div>\(form.summary(screen))\
        <form class="card stack narrow" novalidate method="post" action="\(IntroductionController.Routes.introduce())">\
        <input type="hidden" name="\(Field.key)" value="\(key.description)">\
        \(IntroducingForm.one.html(form, "introductions.form.one", oneCandidates, screen))\
        \(IntroducingForm.other.html(form, "introductions.form.other", otherCandidates, screen))\
        \(form.field(Field.reason, "introductions.form.reason", .line.hinted("introductions.form.reason.hint").area(4).limited(600), screen))\
        <div class="actions"><button class="button primary">\(screen.t("introductions.form.send"))</button>\
        <a class="button plain" href="\(IntroductionController.Routes.all())">\(screen.t("referrals.form.cancel"))</a>\
        </div></form>
        """
    }
}
