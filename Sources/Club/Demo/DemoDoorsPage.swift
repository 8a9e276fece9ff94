import Localization
import Web

/// Two doors into the demo club, and what one sees behind each.
struct DemoDoorsPage: Sendable {
    func html(_ screen: Screen) -> HTML {
        let doors = DemoDoor.allCases.map { door($0, screen) }
        return """
            <div class="page-head"><h1>\(screen.t("demo.title"))</h1><p class="soft">\(screen.t("demo.lead"))</p></div>\
            <div class="doors">\(doors)</div>\
            <p class="soft small">\(screen.t("demo.mail"))</p>
            """
    }

    private func door(_ door: DemoDoor, _ screen: Screen) -> HTML {
        let icon = door == .member ? "person" : "people"
        let name = door.given.latin + " " + door.family.latin
        return """
            <section class="card stack">\(screen.icon(icon))<h2>\(screen.t("demo.\(door.rawValue).title"))</h2>\
            <p><strong>\(bdi: name)</strong></p><p>\(screen.t("demo.\(door.rawValue).text"))</p>\
            <form method="post" action="\(DemoController.Routes.enter(door))">\
            <button class="button\(door == .member ? " primary" : "")">\(screen.t("demo.\(door.rawValue).enter"))</button>\
            </form></section>
            """
    }
}
