import Localization
import Web

/// What runs the club, for those who do.
struct RunningLinks: Sendable {
    var viewer: Viewer

    func html(_ screen: Screen) -> HTML? {
        guard Access.officer.admits(viewer) else { return nil }
        var items = [screen.menuItem("mail", "accounts.invitations.title", InvitationController.Routes.invitations())]
        items.append(screen.menuItem("person", "candidates.title", CandidateController.Routes.all()))
        if Access.insider.admits(viewer) {
            items.append(screen.menuItem("people", "visitors.bureau.title", VisitorController.Routes.bureau()))
        }
        items.append(screen.menuItem("people", "departures.title", DepartureController.Routes.all()))
        if viewer.runsClub {
            items.append(screen.menuItem("upload", "accounts.more.import", ImportController.Routes.choose(.members)))
            items.append(screen.menuItem("download", "accounts.more.export", ExportController.Routes.members()))
            items.append(screen.menuItem("settings", "deals.settings.title", DealController.Routes.settings()))
            items.append(screen.menuItem("people", "matches.settings.title", MatchController.Routes.settings()))
            items.append(screen.menuItem("clock", "outbox.title", OutboxController.Routes.outbox()))
            items.append(screen.menuItem("eye", "trail.title", TrailController.Routes.trail()))
        }
        return """
            <section class="stack"><h2>\(screen.t("accounts.more.running"))</h2>\
            <ul role="list" class="menu card">\(items)</ul></section>
            """
    }
}

extension Screen {
    /// A line of a menu.
    func menuItem(_ icon: String, _ key: String, _ path: URLPath) -> HTML {
        """
        <li><a href="\(path)">\(self.icon(icon))<span>\(t(key))</span>\
        \(self.icon("chevron", mirrored: true))</a></li>
        """
    }
}
