import Localization
import Persistence
import Web

/// The trademarks of a member's company, and the form to add one.
struct TrademarksPage: Sendable {
    var trademarks: [Trademark]
    var form: FormView
    /// Of the one about to be added.
    var key: ID<Trademark>
    var notice: String?

    func html(_ screen: Screen) -> HTML {
        """
        <div class="page-head"><h1>\(screen.t("profiles.trademarks.title"))</h1>\
        <p class="soft">\(screen.t("profiles.trademarks.lead"))</p></div>\
        \(ProfileTabs(current: .trademarks).html(screen))\(notice.map { screen.notice($0) })\(form.summary(screen))\
        \(list(screen))\(add(screen))
        """
    }

    private func list(_ screen: Screen) -> HTML {
        guard !trademarks.isEmpty else {
            return screen.empty("star", "profiles.trademarks.none.title", "profiles.trademarks.none.text")
        }
        let items = trademarks.map { mark -> HTML in
            """
            <li><a href="\(ProfileController.Routes.editTrademark(mark.id))">\(screen.icon("star"))\
            <span><strong>\(bdi: mark.sign.text)</strong><br>\
            <span class="small soft">\(TrademarkDetails(mark).words(screen))</span></span>\
            \(screen.icon("chevron", mirrored: true))</a></li>
            """
        }
        return "<ul role=\"list\" class=\"menu card\">\(items)</ul>"
    }

    private func add(_ screen: Screen) -> HTML {
        """
        <form class="card stack narrow" novalidate method="post" action="\(ProfileController.Routes.addTrademark())">\
        <input type="hidden" name="key" value="\(key.description)">\
        <h2>\(screen.t("profiles.trademark.add"))</h2>\(TrademarkFields(form: form).html(screen))\
        <div class="actions"><button class="button primary">\(screen.t("profiles.trademark.add.button"))</button></div>\
        </form>
        """
    }
}
