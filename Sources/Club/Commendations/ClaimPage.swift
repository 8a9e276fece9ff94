import Localization
import Web

/// "Is this letter about you?": asking for the code, then typing it. It says the same whatever the letter's code.
struct ClaimPage: Sendable {
    var code: String
    var isAsked = false
    var typed = ""
    var problem: String?

    func html(_ screen: Screen) -> HTML {
        """
        <div class="page-head"><h1>\(screen.t("commendations.claim.title"))</h1>\
        <p class="soft">\(screen.t(isAsked ? "commendations.claim.sent" : "commendations.claim.text"))</p></div>\
        \(isAsked ? entry(screen) : ask("button primary wide", "commendations.claim.send", screen))\
        <p class="small soft">\(screen.t("commendations.claim.no-mail"))</p>
        """
    }

    private func ask(_ look: String, _ key: String, _ screen: Screen) -> HTML {
        """
        <form class="narrow" novalidate method="post" action="\(SubjectController.Routes.send(code))">\
        <button class="\(look)">\(screen.icon("mail"))<span>\(screen.t(key))</span></button></form>
        """
    }

    private func entry(_ screen: Screen) -> HTML {
        let words = problem.map { screen.t($0) }
        let error: HTML? = words.map { "<span class=\"error\" id=\"code-error\">\($0)</span>" }
        let summary: HTML? = words.map {
            """
            <div class="errors" role="alert" tabindex="-1" data-errors><h2>\(screen.t("form.to-correct", count: 1))</h2>\
            <ul><li><a href="#code">\($0)</a></li></ul></div>
            """
        }
        return """
            \(summary)<form class="card stack narrow" novalidate method="post" action="\(SubjectController.Routes.check(code))">\
            <div class="field\(words == nil ? "" : " wrong")"><label for="code">\(screen.t("accounts.code.label"))</label>\
            <span class="hint" id="code-hint">\(screen.t("accounts.code.hint"))</span>\
            <input class="code" id="code" name="code" value="\(typed)" autocomplete="one-time-code" maxlength="20" \
            autocapitalize="characters" spellcheck="false" dir="ltr" \
            aria-describedby="code-hint\(words == nil ? "" : " code-error")"\
            \(attribute: "aria-invalid", words == nil ? nil : "true")>\(error)</div>\
            <div class="actions"><button class="button primary wide">\(screen.t("commendations.claim.enter"))</button></div>\
            </form>\(ask("button small", "commendations.claim.again", screen))
            """
    }
}
