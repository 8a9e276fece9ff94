import Localization
import Web

/// What the bureau of the club sets about deals. Opening and saving it leaves a line in the trail, as its right does.
struct DealSettingsPage: Sendable {
    static let months = "months"

    var form: FormView
    var isSaved: Bool

    func html(_ screen: Screen) -> HTML {
        var style = FieldStyle.line.hinted("deals.settings.months.hint").limited(3)
        style.inputmode = "numeric"
        return """
            \(isSaved ? screen.notice("deals.settings.saved") : nil as HTML?)\(form.summary(screen))\
            <div class="page-head"><h1>\(screen.t("deals.settings.title"))</h1>\
            <p class="soft">\(screen.t("deals.settings.lead"))</p></div>\
            <form class="card stack narrow" novalidate method="post" action="\(DealController.Routes.saveSettings())">\
            \(form.field(Self.months, "deals.settings.months", style, screen))\
            <div class="actions"><button class="button primary">\(screen.t("deals.settings.save"))</button></div></form>
            """
    }
}
