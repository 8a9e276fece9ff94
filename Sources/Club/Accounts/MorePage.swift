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
            \(seatChoice(screen))\(RunningLinks(viewer: viewer).html(screen))\(language(screen))\
            <ul role="list" class="menu card"><li><form method="post" action="\(SignInController.Routes.signOut())">\
            <button>\(screen.icon("sign-out", mirrored: true))<span>\(screen.t("accounts.more.sign-out"))</span></button>\
            </form></li></ul>
            """
        return Shell(title: title, place: .more).page(body, screen)
    }

    private func own(_ screen: Screen) -> [HTML] {
        var items: [HTML] = []
        if viewer.seat != nil {
            items.append(screen.menuItem("person", "accounts.more.profile", ProfileController.Routes.edit()))
            items.append(screen.menuItem("building", "accounts.more.company", ProfileController.Routes.editCompany()))
            items.append(screen.menuItem("star", "accounts.more.trademarks", ProfileController.Routes.trademarks()))
        }
        if viewer.activeSeat != nil {
            items.append(screen.menuItem("share", "shell.exchanges", ReferralController.Routes.exchanges()))
            items.append(screen.menuItem("people", "visitors.mine.title", VisitorController.Routes.mine()))
        }
        if Access.insider.admits(viewer) {
            items.append(screen.menuItem("chart", "accounts.more.worth", WorthController.Routes.club()))
        }
        if viewer.activeSeat != nil {
            items.append(screen.menuItem("thanks", "worth.own.title", WorthController.Routes.own()))
            items.append(screen.menuItem("print", "accounts.more.statement", StatementController.Routes.page()))
        }
        items.append(screen.menuItem("bell", "notices.title", NoticeController.Routes.all()))
        items.append(screen.menuItem("mail", "notices.paces.title", NoticeController.Routes.paces()))
        items.append(screen.menuItem("download", "data.title", OwnDataController.Routes.page()))
        items.append(screen.menuItem("device", "accounts.sessions.title", AccountController.Routes.sessions()))
        items.append(screen.menuItem("key", "accounts.password.title", AccountController.Routes.password()))
        if viewer.activeSeat != nil {
            items.append(screen.menuItem("sign-out", "departures.own.title", DepartureController.Routes.askOwn()))
        }
        return items
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
