import Localization
import Web

/// The first page of an empty database: two doors.
struct WelcomePage: Sendable {
    func html(_ screen: Screen) -> HTML {
        """
        <div class="page-head"><h1>\(screen.t("founding.welcome.title"))</h1>\
        <p class="soft">\(screen.t("founding.welcome.lead"))</p></div>\
        <div class="doors">\
        <section class="card stack">\(screen.icon("building"))<h2>\(screen.t("founding.welcome.found"))</h2>\
        <p>\(screen.t("founding.welcome.found.text"))</p>\
        <a class="button primary" href="\(FoundingController.Routes.form())">\
        \(screen.t("founding.welcome.found.go"))</a></section>\
        <section class="card stack">\(screen.icon("eye"))<h2>\(screen.t("founding.welcome.demo"))</h2>\
        <p>\(screen.t("founding.welcome.demo.text"))</p>\
        <form method="post" action="\(FoundingController.Routes.openDemo())">\
        <button class="button">\(screen.t("founding.welcome.demo.go"))</button></form></section></div>
        """
    }
}
