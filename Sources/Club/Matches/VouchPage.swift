import Localization
import Persistence
import Web

/// Vouching for two members one knows both.
struct VouchPage: Sendable {
    var pair: VouchablePair
    var key: ID<Introduction>
    var form = FormView()

    func html(_ screen: Screen) -> HTML {
        let people = [pair.first, pair.second].map { party -> HTML in
            """
            <div class="profile">\(screen.disc(party))<div><p class="strong">\(bdi: screen.name(party))</p>\
            <p class="small soft">\(bdi: party.company)</p></div></div>
            """
        }
        let style = FieldStyle.line.hinted("introductions.form.reason.hint").area(4).limited(600)
        return """
            <div class="page-head"><h1>\(screen.t("matches.vouch.title"))</h1>\
            <p class="soft">\(screen.t("matches.vouch.lead"))</p></div>\(form.summary(screen))\
            <form class="card stack narrow" novalidate method="post" action="\(MatchController.Routes.vouch(pair.id))">\(people)\
            <input type="hidden" name="key" value="\(key.description)">\
            \(form.field(IntroducingForm.Field.reason, "introductions.form.reason", style, screen))\
            <div class="actions"><button class="button primary">\(screen.t("matches.vouch.send"))</button>\
            <a class="button plain" href="\(MatchController.Routes.all())">\(screen.t("referrals.form.cancel"))</a>\
            </div></form>
            """
    }
}
