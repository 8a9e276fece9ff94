import Localization
import Web

/// How many proposals a member gets in a week at most.
struct MatchSettingsPage: Sendable {
    static let field = "weekly"

    var form: FormView
    var isSaved: Bool

    func html(_ screen: Screen) -> HTML {
        let options = (1...Match.mostWeekly).map { (value: String($0), label: screen.number($0)) }
        return """
            \(isSaved ? screen.notice("matches.settings.saved") : nil)\
            <div class="page-head"><h1>\(screen.t("matches.settings.title"))</h1>\
            <p class="soft">\(screen.t("matches.settings.lead"))</p></div>\(form.summary(screen))\
            <form class="card stack narrow" novalidate method="post" action="\(MatchController.Routes.saveSettings())">\
            \(form.select(Self.field, "matches.settings.weekly", options, screen))\
            <div class="actions"><button class="button primary">\(screen.t("matches.settings.save"))</button></div></form>
            """
    }
}
