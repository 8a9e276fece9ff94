import Localization
import Web

/// The three parts of what a member says of themselves.
struct ProfileTabs: Sendable {
    enum Tab: Sendable {
        case profile, company, trademarks
    }

    var current: Tab

    func html(_ screen: Screen) -> HTML {
        """
        <nav aria-label="\(screen.t("profiles.tabs"))"><ul class="filters">\
        \(item(.profile, ProfileController.Routes.edit(), "profiles.tab.profile", screen))\
        \(item(.company, ProfileController.Routes.editCompany(), "profiles.tab.company", screen))\
        \(item(.trademarks, ProfileController.Routes.trademarks(), "profiles.tab.trademarks", screen))</ul></nav>
        """
    }

    private func item(_ tab: Tab, _ path: URLPath, _ key: String, _ screen: Screen) -> HTML {
        """
        <li><a href="\(path)"\(attribute: "aria-current", tab == current ? "true" : nil)>\(screen.t(key))</a></li>
        """
    }
}
