import Chronology
import Localization
import Persistence
import Web

/// Where a bureau makes, replaces and closes the secret address of its branch's meetings.
struct BranchCalendarsPage: Sendable {
    var lines: [BranchCalendar.Line]
    /// Only right after it was made.
    var made: (branch: ID<Branch>, address: String)?
    var isClosed: Bool

    private typealias Routes = BranchCalendarController.Routes

    func html(_ screen: Screen) -> HTML {
        """
        <p class="no-print"><a class="link" href="\(MeetingController.Routes.all())">\(screen.icon("back", mirrored: true))\
        <span>\(screen.t("meetings.title"))</span></a></p>\(isClosed ? screen.notice("meetings.calendars.closed") : nil)\
        <div class="page-head"><h1>\(screen.t("meetings.calendars"))</h1>\
        <p class="soft prose">\(screen.t("meetings.calendars.lead"))</p></div>\(lines.map { card($0, screen) })
        """
    }

    private func card(_ line: BranchCalendar.Line, _ screen: Screen) -> HTML {
        let address = made.flatMap { $0.branch == line.branch.id ? $0.address : nil }
        return """
            <section class="card stack narrow"><h2>\(bdi: line.branch.name)</h2>\(address.map { shown($0, line, screen) })\
            \(address == nil ? state(line, screen) : nil)<div class="actions">\
            <form method="post" action="\(Routes.open(line.branch.id))"><button class="button">\
            \(screen.t(line.openedAt == nil ? "deals.calendar.open" : "deals.calendar.replace"))</button></form>\
            \(close(line, screen))</div></section>
            """
    }

    private func shown(_ address: String, _ line: BranchCalendar.Line, _ screen: Screen) -> HTML {
        let id = "address-\(line.branch.id)"
        return """
            <div class="field"><label for="\(id)">\(screen.t("deals.calendar.address"))</label>\
            <span class="hint" id="\(id)-hint">\(screen.t("meetings.calendars.address.hint"))</span>\
            <input id="\(id)" class="latin mono" readonly value="\(address)" aria-describedby="\(id)-hint"></div>\
            <button class="button primary scripted-only" type="button" data-copy="\(address)" \
            data-done="\(screen.t("deals.calendar.copied"))">\(screen.t("deals.calendar.copy"))</button>
            """
    }

    private func state(_ line: BranchCalendar.Line, _ screen: Screen) -> HTML? {
        guard let openedAt = line.openedAt else { return nil }
        let day = MessageValue.written(screen.t.dates.long(screen.day(openedAt)))
        return "<p>\(screen.html("deals.calendar.since", ["day": day]))</p>"
    }

    private func close(_ line: BranchCalendar.Line, _ screen: Screen) -> HTML? {
        guard line.openedAt != nil else { return nil }
        return """
            <form method="post" action="\(Routes.close(line.branch.id))">\
            <button class="button danger">\(screen.t("deals.calendar.close"))</button></form>
            """
    }
}
