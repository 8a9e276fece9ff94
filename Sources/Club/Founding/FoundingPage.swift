import Localization
import Web

/// The form in which a club is founded: the club, then its founder.
struct FoundingPage: Sendable {
    var view: FormView

    func html(_ screen: Screen) -> HTML {
        """
        <div class="page-head"><h1>\(screen.t("founding.title"))</h1>\
        <p class="soft">\(screen.t("founding.lead"))</p></div>\(view.summary(screen))\
        <form class="card stack narrow" novalidate method="post" action="\(FoundingController.Routes.found())">\
        <h2>\(screen.t("founding.club"))</h2>\(club(screen))\
        <h2>\(screen.t("founding.founder"))</h2>\(founder(screen))\
        <div class="actions"><button class="button primary">\(screen.t("founding.found"))</button>\
        <a class="button plain" href="\(FoundingController.Routes.welcome())">\(screen.t("founding.back"))</a></div></form>
        """
    }

    private func club(_ screen: Screen) -> HTML {
        let languages = Language.allCases.map { (value: $0.rawValue, label: $0.nativeName) }
        let currencies = FoundingForm.Currency.allCases.map { currency in
            (value: currency.rawValue, label: screen.t("founding.currency." + currency.rawValue))
        }
        return """
            \(view.field("club", "founding.name", .line.limited(80).hinted("founding.name.hint"), screen))\
            <div class="pair">\(view.field("city", "founding.city", .line.limited(80), screen))\
            \(view.field("branch", "founding.branch", .line.limited(80).hinted("founding.branch.hint"), screen))</div>\
            <div class="pair">\(view.select("language", "founding.language", languages, screen))\
            \(view.select("currency", "founding.currency", currencies, screen))</div>
            """
    }

    private func founder(_ screen: Screen) -> HTML {
        let given = FieldStyle.line.limited(80).completed("given-name")
        let family = FieldStyle.line.limited(80).completed("family-name")
        let company = FieldStyle.line.limited(120).completed("organization")
        return """
            <div class="pair">\(view.field("given", "founding.given", given, screen))\
            \(view.field("family", "founding.family", family, screen))</div>\
            \(view.field("company", "founding.company", company, screen))\
            \(view.field("email", "founding.email", .email.hinted("founding.email.hint"), screen))
            """
    }
}
