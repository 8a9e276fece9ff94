import Localization
import Web

/// Choosing, changing and removing the password, which nobody needs.
struct PasswordPage: Sendable {
    enum Done: String, Sendable {
        case saved, removed
    }

    let standing: PasswordRepository.Standing
    var form = FormView()
    var done: Done?

    init(standing: PasswordRepository.Standing, form: FormView = FormView(), done: Done? = nil) {
        self.standing = standing
        self.form = form
        self.done = done
    }

    func html(_ screen: Screen) -> HTML {
        let title = screen.t("accounts.password.title")
        let notice: HTML? = done.map { screen.notice("accounts.password.done.\($0.rawValue)") }
        let body: HTML = """
            <div class="page-head"><h1>\(title)</h1><p class="soft">\(screen.t("accounts.password.text"))</p></div>\
            \(notice)\(form.summary(screen))\
            <form class="card stack narrow" novalidate method="post" action="\(AccountController.Routes.savePassword())">\
            \(current(screen))\
            \(PasswordField("new", "accounts.password.new", autocomplete: "new-password", hint: "accounts.password.hint")
                .html(form, screen))\
            <div class="actions"><button class="button primary">\(screen.t("accounts.password.save"))</button></div></form>\
            \(removal(screen))
            """
        return Shell(title: title, place: .more).page(body, screen)
    }

    private func current(_ screen: Screen) -> HTML? {
        guard standing.needsCurrent else { return nil }
        return PasswordField(
            "current", "accounts.password.current", autocomplete: "current-password",
            hint: "accounts.password.current.hint"
        ).html(form, screen)
    }

    private func removal(_ screen: Screen) -> HTML? {
        guard standing.hasPassword else { return nil }
        let current: HTML? =
            standing.needsCurrent
            ? """
            <div class="field"><label for="removal-current">\(screen.t("accounts.password.current"))</label>\
            <input id="removal-current" name="current" type="password" dir="ltr" autocomplete="current-password"></div>
            """ : nil
        return """
            <details class="more"><summary>\(screen.t("accounts.password.removal"))</summary>\
            <form class="card stack narrow" novalidate method="post" action="\(AccountController.Routes.removePassword())">\
            <p>\(screen.t("accounts.password.removal.text"))</p>\(current)\
            <div class="actions"><button class="button danger">\(screen.t("accounts.password.removal.confirm"))</button>\
            </div></form></details>
            """
    }
}
