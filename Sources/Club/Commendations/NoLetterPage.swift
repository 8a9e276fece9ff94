import Localization
import Web

/// There is nothing to show for a code: what can be said of it, and a field to type it anew.
struct NoLetterPage: Sendable {
    enum Why: String, Sendable {
        case expired, withdrawn, unknown
    }

    /// Nil when nothing was asked yet.
    var why: Why?

    var titleKey: String { why.map { "commendations.none." + $0.rawValue } ?? "commendations.check.title" }

    func html(_ screen: Screen) -> HTML {
        let text = why.map { "commendations.none." + $0.rawValue + ".text" } ?? "commendations.check.text"
        return """
            <div class="page-head"><h1>\(screen.t(titleKey))</h1><p class="soft">\(screen.t(text))</p></div>\
            <form class="card stack narrow" method="get" action="\(LetterController.Routes.check())">\
            <div class="field"><label for="code">\(screen.t("commendations.check.code"))</label>\
            <span class="hint" id="code-hint">\(screen.t("commendations.check.hint"))</span>\
            <input id="code" name="code" class="latin mono" required maxlength="60" autocapitalize="characters" \
            autocomplete="off" spellcheck="false" dir="ltr" aria-describedby="code-hint"></div>\
            <div class="actions"><button class="button primary">\(screen.t("commendations.check.go"))</button></div></form>
            """
    }
}
