import Localization
import Persistence
import Web

/// One of the places of the bottom bar and the side rail. A telephone's bar has room for five: there one's exchanges are
/// reached from Home and from the menu.
enum Place: Sendable {
    case home, members, give, meetings, exchanges, more
}

/// What stands around a page.
struct Shell: Sendable {
    var title: String
    var place: Place?
    var description: String?
    /// Whether the page can be found and previewed by anyone.
    var isPublic = false

    /// A page with the places around it; signed out, a page with the club's name alone.
    func page(_ body: HTML, _ screen: Screen) -> HTML {
        guard screen.visit.viewer != nil else { return door(body, screen) }
        return document(
            """
            <div class="shell">\(places(screen))\(demo(screen))\(top(screen))\
            <main class="page" id="content" tabindex="-1">\(body)</main></div>
            """,
            screen
        )
    }

    /// A page without places: signing in, the first run, public pages.
    func door(_ body: HTML, wide: Bool = false, _ screen: Screen) -> HTML {
        document(
            """
            <div class="door\(wide ? " wide" : "")">\(demo(screen))\
            <header class="top">\(brand(screen))</header>\
            <main class="page" id="content" tabindex="-1">\(body)</main>\
            <footer class="foot">\(languages(screen))</footer></div>
            """,
            screen
        )
    }

    private func document(_ inside: HTML, _ screen: Screen) -> HTML {
        let club = screen.visit.club?.name ?? "Rabita"
        let language = screen.language
        let description: HTML? = description.map { "<meta name=\"description\" content=\"\($0)\">" }
        let card: HTML? = isPublic ? preview(club) : nil
        return """
            <!doctype html><html lang="\(language.rawValue)" dir="\(language.direction.rawValue)"><head>\
            <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">\
            <title>\(title) · \(club)</title>\(description)\(card)\
            <link rel="stylesheet" href="\(screen.assets.url("rabita.css"))">\
            <link rel="icon" href="\(screen.assets.url("favicon.svg"))">\
            <link rel="manifest" href="\(screen.assets.url("manifest.webmanifest"))">\
            <script type="module" src="\(screen.assets.url("rabita.js"))"></script></head>\
            <body><a class="skip" href="#content">\(screen.t("shell.skip"))</a>\(inside)</body></html>
            """
    }

    private func preview(_ club: String) -> HTML {
        """
        <meta property="og:title" content="\(title)"><meta property="og:site_name" content="\(club)">\
        <meta property="og:type" content="website">\(description.map { "<meta property=\"og:description\" content=\"\($0)\">" } as HTML?)
        """
    }

    private func brand(_ screen: Screen) -> HTML {
        """
        <a class="brand" href="\(HomeController.Routes.home())">\(screen.icon("logo"))\
        <span>\(bdi: screen.visit.club?.name ?? "Rabita")</span></a>
        """
    }

    private func places(_ screen: Screen) -> HTML {
        """
        <nav class="places" aria-label="\(screen.t("shell.places"))">\(brand(screen))<ul role="list">\
        \(item(.home, "home", HomeController.Routes.home(), .person, "shell.home", screen))\
        \(item(.members, "people", MemberController.Routes.directory(), .insider, "shell.members", screen))\
        \(item(.give, "give", ReferralController.Routes.new(), .member, "shell.give", screen))\
        \(item(.meetings, "meet", MeetingController.Routes.all(), .insider, "shell.meetings", screen))\
        \(item(.exchanges, "share", ReferralController.Routes.exchanges(), .member, "shell.exchanges", screen))\
        \(item(.more, "more", MoreController.Routes.more(), .person, "shell.more", screen))</ul></nav>
        """
    }

    /// A place, unless the viewer may not go there.
    private func item(
        _ place: Place, _ icon: String, _ path: URLPath, _ access: Access, _ key: String, _ screen: Screen
    ) -> HTML? {
        guard let viewer = screen.visit.viewer, access.admits(viewer) else { return nil }
        let isGive = place == .give
        return """
            <li\(attribute: "class", place == .exchanges ? "wide" : nil)>\
            <a href="\(path)"\(attribute: "class", isGive ? "give" : nil)\
            \(attribute: "aria-current", place == self.place ? "page" : nil)>\
            \(screen.icon(icon, mirrored: isGive))<span>\(screen.t(key))</span></a></li>
            """
    }

    private func top(_ screen: Screen) -> HTML {
        guard let viewer = screen.visit.viewer else { return .empty }
        let name = viewer.givenName + " " + viewer.familyName
        let initials = Initials.of(given: viewer.givenName, family: viewer.familyName)
        return """
            <header class="top">\(brand(screen))<a class="disc hue-\(Hue.of(viewer.person.rawValue))" \
            href="\(MoreController.Routes.more())" aria-label="\(name)">\(initials)</a></header>
            """
    }

    private func demo(_ screen: Screen) -> HTML? {
        guard screen.visit.club?.isDemo == true else { return nil }
        return """
            <aside class="demo" aria-label="\(screen.t("shell.demo.label"))">\(screen.t("shell.demo")) \
            <a href="\(DemoController.Routes.doors())">\(screen.t("shell.demo.change"))</a></aside>
            """
    }

    private func languages(_ screen: Screen) -> HTML {
        let items = Language.allCases.map { language -> HTML in
            let current = language == screen.language
            let path = LanguageController.Routes.choose(language).query("back", screen.visit.here?.description)
            return """
                <li><a lang="\(language.rawValue)" hreflang="\(language.rawValue)" href="\(path)"\
                \(attribute: "aria-current", current ? "true" : nil)>\(language.nativeName)</a></li>
                """
        }
        return "<ul class=\"languages\">\(items)</ul>"
    }
}
