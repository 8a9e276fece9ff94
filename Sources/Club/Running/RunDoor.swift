import Localization
import Persistence
import Web

/// The way from a meeting's page to what goes on there.
struct RunDoor: Sendable {
    var meeting: ID<Meeting>
    var isRunner: Bool
    var isOn: Bool

    func html(_ screen: Screen) -> HTML {
        let follow: HTML? =
            isOn
            ? """
            <p>\(screen.t("running.door.on"))</p><a class="button\(isRunner ? "" : " primary")" href="\(RunController.Routes.live(meeting))">\
            \(screen.icon("clock"))<span>\(screen.t("running.live"))</span></a>
            """ : nil
        let run: HTML? =
            isRunner
            ? """
            <a class="link" href="\(RunController.Routes.console(meeting))">\(screen.icon("clock"))\
            <span>\(screen.t("running.console"))</span></a>\
            <a class="link" href="\(DoorController.Routes.list(meeting))">\(screen.icon("check"))\
            <span>\(screen.t("door.title"))</span></a>
            """ : nil
        return """
            <section class="card stack no-print\(isOn ? " warm" : "")"><h2>\(screen.t("running.door"))</h2>\(follow)\(run)</section>
            """
    }
}
