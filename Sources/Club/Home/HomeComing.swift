import Localization
import Web

/// What comes: the profile to complete, the members who have just joined.
struct HomeComing: Sendable {
    var circle: HomeCircle

    func html(_ screen: Screen) -> HTML {
        "\(profile(screen))\(newcomers(screen))"
    }

    private func profile(_ screen: Screen) -> HTML? {
        let key: String
        switch (circle.lacks.offers, circle.lacks.needs) {
        case (true, true): key = "home.profile.both"
        case (true, false): key = "home.profile.offers"
        case (false, true): key = "home.profile.needs"
        case (false, false): return nil
        }
        return """
            <section class="card warm stack"><h2>\(screen.t("home.profile"))</h2><p>\(screen.t(key))</p>\
            <p><a class="button" href="\(ProfileController.Routes.edit())">\(screen.t("home.profile.edit"))</a></p></section>
            """
    }

    private func newcomers(_ screen: Screen) -> HTML? {
        guard !circle.newcomers.isEmpty else { return nil }
        let items = circle.newcomers.map { newcomer -> HTML in
            """
            <li><a href="\(MemberController.Routes.member(newcomer.party.membership))">\(screen.disc(newcomer.party))\
            <span><strong>\(bdi: screen.name(newcomer.party))</strong><span class="soft small">\
            \(bdi: newcomer.party.company) · \(bdi: newcomer.branch)</span></span></a></li>
            """
        }
        return """
            <section class="card"><div class="card-head"><h2>\(screen.t("home.newcomers"))</h2>\
            <a class="small" href="\(MemberController.Routes.directory())">\(screen.t("home.newcomers.all"))</a></div>\
            <ul role="list" class="waits">\(items)</ul></section>
            """
    }
}
