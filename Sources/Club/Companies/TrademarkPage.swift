import Localization
import Persistence
import Web

/// One trademark: to be changed, or removed after being asked once.
struct TrademarkPage: Sendable {
    var trademark: Trademark
    var form: FormView

    func html(_ screen: Screen) -> HTML {
        """
        <div class="page-head"><h1>\(bdi: trademark.sign.text)</h1>\
        <p><a class="link" href="\(ProfileController.Routes.trademarks())">\(screen.icon("back", mirrored: true))\
        <span>\(screen.t("profiles.trademarks.back"))</span></a></p></div>\(form.summary(screen))\
        <form class="card stack narrow" novalidate method="post" action="\(ProfileController.Routes.saveTrademark(trademark.id))">\
        \(TrademarkFields(form: form).html(screen))<div class="actions">\
        <button class="button primary">\(screen.t("profiles.save"))</button>\
        <a class="button plain" href="\(ProfileController.Routes.trademarks())">\(screen.t("profiles.cancel"))</a></div>\
        </form><details class="more"><summary>\(screen.t("profiles.trademark.remove"))</summary>\
        <form class="card warm stack narrow" novalidate method="post" \
        action="\(ProfileController.Routes.removeTrademark(trademark.id))">\
        <p>\(screen.html("profiles.trademark.remove.ask", ["name": .text(trademark.name)]))</p>\
        <button class="button danger">\(screen.t("profiles.trademark.remove.button"))</button></form></details>
        """
    }
}
