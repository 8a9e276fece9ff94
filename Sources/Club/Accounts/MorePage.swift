import Localization
import Persistence
import Web

/// The menu of everything else: oneself, the club, and for officers its running.
struct MorePage: Sendable {
    let viewer: Viewer
    let seats: [SeatRepository.Held]

    func html(_ screen: Screen) -> HTML {
        let title = screen.t("accounts.more.title")
        let body: HTML = """
            <div class="page-head"><h1>\(title)</h1></div>\
            <section class="stack"><div class="profile">\
            \(screen.disc(given: viewer.givenName, family: viewer.familyName, key: viewer.person.rawValue, large: true))\
            <div class="page-head"><h2>\(bdi: viewer.givenName + " " + viewer.familyName)</h2></div></div>\
            <ul role="list" class="menu card">\(own(screen))</ul></section>\
            \(seatChoice(screen))\(running(screen))\(language(screen))\
            <ul role="list" class="menu card"><li><form method="post" action="\(SignInController.Routes.signOut())">\
            <button>\(screen.icon("sign-out", mirrored: true))<span>\(screen.t("accounts.more.sign-out"))</span></button>\
            </form></li></ul>
            """
        return Shell(title: title, place: .more).page(body, screen)
    }

    private func own(_ screen: Screen) -> [HTML] {
        var items: [HTML] = []
        if viewer.seat != nil {
            items.append(item("person", "accounts.more.profile", ProfileController.Routes.edit(), screen))
            items.append(item("building", "accounts.more.company", ProfileController.Routes.editCompany(), screen))
            items.append(item("star", "accounts.more.trademarks", ProfileController.Routes.trademarks(), screen))
        }
        if Access.insider.admits(viewer) {
            items.append(item("chart", "accounts.more.worth", WorthController.Routes.club(), screen))
        }
        items.append(item("device", "accounts.sessions.title", AccountController.Routes.sessions(), screen))
        items.append(item("key", "accounts.password.title", AccountController.Routes.password(), screen))
        return items
    }

    private func running(_ screen: Screen) -> HTML? {
        guard Access.officer.admits(viewer) else { return nil }
        var items = [item("mail", "accounts.invitations.title", InvitationController.Routes.invitations(), screen)]
        if viewer.runsClub {
            items.append(item("upload", "accounts.more.import", ImportController.Routes.choose(.members), screen))
            items.append(item("download", "accounts.more.export", ExportController.Routes.members(), screen))
            items.append(item("clock", "outbox.title", OutboxController.Routes.outbox(), screen))
            items.append(item("eye", "trail.title", TrailController.Routes.trail(), screen))
        }
        return """
            <section class="stack"><h2>\(screen.t("accounts.more.running"))</h2>\
            <ul role="list" class="menu card">\(items)</ul></section>
            """
    }

    private func item(_ icon: String, _ key: String, _ path: URLPath, _ screen: Screen) -> HTML {
        """
        <li><a href="\(path)">\(screen.icon(icon))<span>\(screen.t(key))</span>\
        \(screen.icon("chevron", mirrored: true))</a></li>
        """
    }

    /// Only for those who have a choice.
    private func seatChoice(_ screen: Screen) -> HTML? {
        guard seats.count > 1 else { return nil }
        let buttons = seats.map { seat -> HTML in
            let isUsed = seat.membership == viewer.seat?.membership
            return """
                <button class="button" name="seat" value="\(seat.membership.description)"\
                \(attribute: "aria-pressed", isUsed ? "true" : nil)>\(bdi: seat.company) · \(bdi: seat.branch)</button>
                """
        }
        return """
            <section class="card stack"><h2>\(screen.t("accounts.more.seats"))</h2>\
            <p class="soft small">\(screen.t("accounts.more.seats.hint"))</p>\
            <form class="row" method="post" action="\(MoreController.Routes.seat())">\(buttons)</form></section>
            """
    }

    private func language(_ screen: Screen) -> HTML {
        let buttons = Language.allCases.map { language -> HTML in
            """
            <button class="button" name="language" value="\(language.rawValue)" lang="\(language.rawValue)"\
            \(attribute: "aria-pressed", language == screen.language ? "true" : nil)>\(language.nativeName)</button>
            """
        }
        return """
            <section class="card stack"><h2>\(screen.t("accounts.more.language"))</h2>\
            <form class="row" method="post" action="\(LanguageController.Routes.keep())">\(buttons)</form></section>
            """
    }
}
