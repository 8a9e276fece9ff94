import Localization
import Web

/// "Your e-mail address": the first step.
struct AskPage: Sendable {
    var next: URLPath?
    var form = FormView()

    func html(_ screen: Screen) -> HTML {
        let password = SignInController.Routes.enterPassword().query("next", next?.description)
        let doors: HTML? =
            screen.visit.club?.isDemo == true
            ? "<p><a class=\"link\" href=\"\(DemoController.Routes.doors())\">\(screen.t("accounts.ask.demo"))</a></p>"
            : nil
        let body: HTML = """
            <div class="page-head"><h1>\(screen.t("accounts.ask.title"))</h1>\
            <p class="soft">\(screen.t("accounts.ask.text"))</p></div>\(form.summary(screen))\
            <form class="card stack narrow" novalidate method="post" action="\(SignInController.Routes.sendCode())">\
            \(NextField(next).html)\(form.field("email", "accounts.email", .email, screen))\
            <div class="actions"><button class="button primary wide">\(screen.t("accounts.ask.send"))</button></div>\
            </form><p><a class="link" href="\(password)">\(screen.t("accounts.ask.password"))</a></p>\(doors)
            """
        return Shell(title: screen.t("accounts.ask.title")).door(body, screen)
    }
}

/// "Your code": the second step.
struct CodePage: Sendable {
    enum Problem: Sendable {
        case malformed
        case wrong(triesLeft: Int)
        case over(SignInController.End)
    }

    var email: String
    var next: URLPath?
    var typed = ""
    var problem: Problem?

    func html(_ screen: Screen) -> HTML {
        let title = screen.t("accounts.code.title")
        let body: HTML = """
            <div class="page-head"><h1>\(title)</h1>\
            <p class="soft">\(screen.html("accounts.code.text", ["email": .text(email)]))</p></div>\
            \(isOver ? over(screen) : entry(screen))\(again(screen))
            """
        return Shell(title: title).door(body, screen)
    }

    private var isOver: Bool {
        if case .over = problem { return true }
        return false
    }

    private func words(_ screen: Screen) -> String? {
        switch problem {
        case nil: nil
        case .malformed: screen.t("accounts.code.malformed")
        case .wrong(let left): screen.t("accounts.code.wrong", count: left)
        case .over(let end): screen.t("accounts.code.\(end.rawValue)")
        }
    }

    private func entry(_ screen: Screen) -> HTML {
        let words = words(screen)
        let error: HTML? = words.map { "<span class=\"error\" id=\"code-error\">\($0)</span>" }
        let summary: HTML? = words.map {
            """
            <div class="errors" role="alert" tabindex="-1" data-errors><h2>\(screen.t("form.to-correct", count: 1))</h2>\
            <ul><li><a href="#code">\($0)</a></li></ul></div>
            """
        }
        return """
            \(summary)<form class="card stack narrow" novalidate method="post" action="\(SignInController.Routes.checkCode())">\
            \(NextField(next).html)<div class="field\(words == nil ? "" : " wrong")">\
            <label for="code">\(screen.t("accounts.code.label"))</label>\
            <span class="hint" id="code-hint">\(screen.t("accounts.code.hint"))</span>\
            <input class="code" id="code" name="code" value="\(typed)" autocomplete="one-time-code" maxlength="20" \
            autocapitalize="characters" spellcheck="false" dir="ltr" \
            aria-describedby="code-hint\(words == nil ? "" : " code-error")"\
            \(attribute: "aria-invalid", words == nil ? nil : "true")>\(error)</div>\
            <div class="actions"><button class="button primary wide">\(screen.t("accounts.code.enter"))</button></div></form>
            """
    }

    private func over(_ screen: Screen) -> HTML {
        """
        <p class="notice error" role="alert">\(screen.icon("info"))<span>\(words(screen) ?? "")</span></p>
        """
    }

    /// Asking anew, in one tap, for the same address.
    private func again(_ screen: Screen) -> HTML {
        let change = SignInController.Routes.ask().query("next", next?.description)
        return """
            <form class="row" method="post" action="\(SignInController.Routes.sendCode())">\(NextField(next).html)\
            <input type="hidden" name="email" value="\(email)">\
            <button class="\(isOver ? "button primary" : "button small")">\(screen.t("accounts.code.again"))</button>\
            <a class="link" href="\(change)">\(screen.t("accounts.code.change"))</a></form>
            """
    }
}

/// Carries the page to come back to through the steps.
struct NextField: Sendable {
    private let next: URLPath?

    init(_ next: URLPath?) {
        self.next = next
    }

    var html: HTML? {
        next.map { "<input type=\"hidden\" name=\"next\" value=\"\($0)\">" }
    }
}
