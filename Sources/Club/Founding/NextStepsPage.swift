import Localization
import Web

/// What a founder does next: bring in the members, invite them, complete one's own page.
struct NextStepsPage: Sendable {
    func html(_ screen: Screen) -> HTML {
        let name = screen.visit.club?.name ?? ""
        return """
            <div class="page-head"><h1>\(screen.t("founding.next.title"))</h1>\
            <p class="soft">\(screen.html("founding.next.lead", ["club": .text(name)]))</p></div>\
            <ul role="list" class="menu card">\
            \(step("upload", ImportController.Routes.choose(.members), "founding.next.import", screen))\
            \(step("mail", InvitationController.Routes.invitations(), "founding.next.invite", screen))\
            \(step("person", ProfileController.Routes.edit(), "founding.next.profile", screen))</ul>\
            <p><a class="button primary" href="\(HomeController.Routes.home())">\(screen.t("founding.next.home"))</a></p>
            """
    }

    private func step(_ icon: String, _ path: URLPath, _ key: String, _ screen: Screen) -> HTML {
        """
        <li><a href="\(path)">\(screen.icon(icon))<span><strong>\(screen.t(key))</strong><br>\
        <span class="soft small">\(screen.t(key + ".text"))</span></span>\
        \(screen.icon("chevron", mirrored: true))</a></li>
        """
    }
}
