import Localization
import Web

/// E-mail and password, for those who chose one.
struct PasswordEntryPage: Sendable {
    var next: URLPath?
    var form = FormView()

    func html(_ screen: Screen) -> HTML {
        let title = screen.t("accounts.password.enter.title")
        let code = SignInController.Routes.ask().query("next", next?.description)
        let body: HTML = """
            <div class="page-head"><h1>\(title)</h1></div>\(form.summary(screen))\
            <form class="card stack narrow" novalidate method="post" action="\(SignInController.Routes.checkPassword())">\
            \(NextField(next).html)\(form.field("email", "accounts.email", .email, screen))\
            \(PasswordField("password", "accounts.password", autocomplete: "current-password").html(form, screen))\
            <div class="actions"><button class="button primary wide">\(screen.t("accounts.password.enter"))</button></div>\
            </form><p><a class="link" href="\(code)">\(screen.t("accounts.password.by-code"))</a></p>
            """
        return Shell(title: title).door(body, screen)
    }
}

/// A password's input with a button to see it. What was typed is never sent back.
struct PasswordField: Sendable {
    let name: String
    let label: String
    let autocomplete: String
    let hint: String?

    init(_ name: String, _ label: String, autocomplete: String, hint: String? = nil) {
        self.name = name
        self.label = label
        self.autocomplete = autocomplete
        self.hint = hint
    }

    func html(_ form: FormView, _ screen: Screen) -> HTML {
        let input: HTML = """
            <div class="with-button"><input id="\(name)" name="\(name)" type="password" maxlength="200" dir="ltr" \
            autocomplete="\(autocomplete)"\(attribute: "aria-describedby", form.describedBy(name, hint: hint))\
            \(attribute: "aria-invalid", form.problem(name) == nil ? nil : "true")>\
            <button type="button" class="button scripted-only" data-reveal="\(name)" aria-pressed="false">\
            \(screen.t("accounts.password.show"))</button></div>
            """
        return form.wrap(name, label, hint, false, input, screen)
    }
}
