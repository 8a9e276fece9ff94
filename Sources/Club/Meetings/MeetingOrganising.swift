import Localization
import Persistence
import Web

/// What the bureau does with a meeting of its own.
struct MeetingOrganising: Sendable {
    var page: MeetingPage

    private var meeting: ShownMeeting { page.meeting }
    private typealias Routes = MeetingController.Routes

    func html(_ screen: Screen) -> HTML? {
        guard meeting.isManaged else { return nil }
        let isAhead = meeting.startsAt > screen.visit.now
        return """
            <section class="card stack no-print"><h2>\(screen.t("meetings.organise"))</h2>\
            \(isAhead && meeting.state == .draft ? publish(screen) : nil)<ul role="list" class="menu">\
            \(screen.menuItem("people", "meetings.people", Routes.people(meeting.id)))\(after(isAhead, screen))\
            \(meeting.state == .published ? screen.menuItem("check", "door.title", DoorController.Routes.list(meeting.id)) : nil)\
            \(meeting.state == .draft ? nil : screen.menuItem("person", "visitors.title", VisitorController.Routes.meeting(meeting.id)))\
            \(meeting.state == .published ? screen.menuItem("table", "seating.title", SeatingController.Routes.tables(meeting.id)) : nil)\
            \(isAhead && meeting.state != .cancelled ? screen.menuItem("edit", "meetings.edit", Routes.edit(meeting.id)) : nil)\
            \(screen.menuItem("copy", "meetings.copy", Routes.new().query("copy", meeting.id.description)))</ul>\
            \(isAhead && meeting.state != .cancelled ? cancel(screen) : nil)</section>
            """
    }

    /// What there is to do once it has begun.
    private func after(_ isAhead: Bool, _ screen: Screen) -> HTML? {
        guard meeting.state == .published, !isAhead else { return nil }
        return """
            \(screen.menuItem("edit", "minutes.title", MinutesController.Routes.minutes(meeting.id)))\
            \(screen.menuItem("check", "attendance.title", AttendanceController.Routes.all(meeting.id)))
            """
    }

    private func publish(_ screen: Screen) -> HTML {
        """
        <p class="soft small">\(screen.t("meetings.publish.hint"))</p>\
        <form class="stack" method="post" action="\(Routes.publish(meeting.id))">\(scope(MeetingForm.Field.scope, "meetings.publish.scope", .all, screen))\
        <button class="button primary wide">\(screen.t("meetings.publish"))</button></form>
        """
    }

    /// Which ones of a series, where it is one.
    private func scope(
        _ field: String, _ key: String, _ usual: MeetingSeries.Scope, _ screen: Screen
    ) -> HTML? {
        guard meeting.series != nil else { return nil }
        return SeriesScopeField(form: page.form, field: field, key: key, usual: usual).html(screen)
    }

    private func cancel(_ screen: Screen) -> HTML {
        """
        <details class="more"\(attribute: "open", if: page.form.problem("reason") != nil)>\
        <summary>\(screen.t("meetings.cancel"))</summary>\
        <form class="stack" method="post" action="\(Routes.cancel(meeting.id))">\
        <p class="soft small">\(screen.t("meetings.cancel.hint"))</p>\
        \(scope(MeetingForm.Field.cancelScope, "meetings.cancel.scope", .one, screen))\
        \(page.form.field("reason", "meetings.cancel.reason", FieldStyle.line.area(3).limited(500).optional(), screen))\
        <div class="actions"><button class="button danger">\(screen.t("meetings.cancel.do"))</button></div></form></details>
        """
    }
}
