import Localization
import Web

/// On the page of a meeting that is open to visitors: the way to bring one.
struct VisitorInviting: Sendable {
    var meeting: ShownMeeting
    var mayInvite: Bool

    func html(_ screen: Screen) -> HTML? {
        guard mayInvite, meeting.isOpenToVisitors, meeting.isOpen(screen.visit.now) else { return nil }
        return """
            <section class="card stack no-print"><h2>\(screen.t("visitors.invite"))</h2>\
            <p class="small">\(screen.t("visitors.invite.short"))</p>\
            <a class="button" href="\(VisitorController.Routes.meeting(meeting.id))">\(screen.icon("plus"))\
            <span>\(screen.t("visitors.invite.go"))</span></a></section>
            """
    }
}
