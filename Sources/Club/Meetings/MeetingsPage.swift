import Chronology
import Localization
import Persistence
import Web

/// The meetings to come, one's own, those past; for a bureau also its drafts.
struct MeetingsPage: Sendable {
    var scope: MeetingRepository.Scope
    /// One more than a page when there is a next one.
    var meetings: [ShownMeeting]
    var mayCall: Bool

    private typealias Routes = MeetingController.Routes

    func html(_ screen: Screen) -> HTML {
        """
        <div class="page-head"><h1>\(screen.t("meetings.title"))</h1>\
        <p class="soft prose">\(screen.t("meetings.lead"))</p></div>\(call(screen))\(scopes(screen))\(list(screen))\(calendars(screen))
        """
    }

    /// One's own meetings in one's calendar; for a bureau also its branch's.
    private func calendars(_ screen: Screen) -> HTML {
        """
        <nav class="row no-print" aria-label="\(screen.t("meetings.more.own"))">\
        <a class="link" href="\(MinutesController.Routes.own())">\(screen.icon("check"))\
        <span>\(screen.t("minutes.own.title"))</span></a>\
        <a class="link" href="\(AttendanceController.Routes.participation())">\(screen.icon("chart"))\
        <span>\(screen.t("participation.title"))</span></a>\
        <a class="link" href="\(DealController.Routes.calendar())">\(screen.icon("calendar"))\
        <span>\(screen.t("meetings.calendars.own"))</span></a>\(branches(screen))</nav>
        """
    }

    private func branches(_ screen: Screen) -> HTML? {
        guard mayCall else { return nil }
        return """
            <a class="link" href="\(BranchCalendarController.Routes.all())">\(screen.icon("calendar"))\
            <span>\(screen.t("meetings.calendars"))</span></a>
            """
    }

    /// The empty page has its own.
    private func call(_ screen: Screen) -> HTML? {
        guard mayCall, !meetings.isEmpty else { return nil }
        return """
            <p class="no-print"><a class="button primary" href="\(Routes.new())">\(screen.icon("plus"))\
            <span>\(screen.t("meetings.call"))</span></a></p>
            """
    }

    private func scopes(_ screen: Screen) -> HTML {
        let scopes = MeetingRepository.Scope.allCases.filter { mayCall || $0 != .drafts }
        let items = scopes.map { scope -> HTML in
            """
            <li><a href="\(Self.path(scope))"\(attribute: "aria-current", scope == self.scope ? "true" : nil)>\
            \(screen.t("meetings.scope." + scope.rawValue))</a></li>
            """
        }
        return "<nav aria-label=\"\(screen.t("meetings.scope"))\"><ul class=\"filters\">\(items)</ul></nav>"
    }

    private static func path(_ scope: MeetingRepository.Scope) -> URLPath {
        Routes.all().query("show", scope == .coming ? nil : scope.rawValue)
    }

    private func list(_ screen: Screen) -> HTML {
        guard !meetings.isEmpty else {
            let base = "meetings.none." + scope.rawValue
            let text = base + (scope == .coming && mayCall ? ".text.officer" : ".text")
            let action: (key: String, path: URLPath)? =
                mayCall && scope != .past ? ("meetings.call", Routes.new()) : nil
            return screen.empty("meet", base + ".title", text, action: action)
        }
        let shown = meetings.prefix(MeetingRepository.pageSize)
        let next: HTML? = meetings.count > shown.count ? shown.last.map { pager($0.id, screen) } : nil
        return "<ul role=\"list\" class=\"agenda card\">\(shown.map { line($0, screen) })</ul>\(next)"
    }

    private func line(_ meeting: ShownMeeting, _ screen: Screen) -> HTML {
        let isOpen = meeting.isOpen(screen.visit.now)
        let seats: HTML? = isOpen ? "<br>\(MeetingWords.seats(meeting, screen))" : nil
        return """
            <li>\(MeetingWords.leaf(meeting.start.date, screen))<div class="stack tight"><div class="row spread">\
            <h2><a href="\(Routes.meeting(meeting.id))">\(bdi: meeting.title)</a></h2>\
            \(MeetingWords.tag(meeting, screen))</div>\
            <p class="small">\(MeetingWords.moment(meeting, screen))</p>\
            <p class="small soft">\(MeetingWords.kind(meeting, screen)) · \(bdi: meeting.place)\(seats)</p></div></li>
            """
    }

    private func pager(_ last: ID<Meeting>, _ screen: Screen) -> HTML {
        """
        <nav class="pager" aria-label="\(screen.t("meetings.more"))"><a class="button" \
        href="\(Self.path(scope).query("after", last.description))">\(screen.t("meetings.more"))</a></nav>
        """
    }
}
