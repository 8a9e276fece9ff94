import Chronology
import Localization
import Web

/// Inviting to one meeting, and who came of it.
struct MeetingVisitorsPage: Sendable {
    var meeting: ShownMeeting
    var visitors: [ShownVisitor]
    /// For the bureau alone.
    var figures: VisitorFigures?
    /// The invitation just made.
    var link: String?
    var mayInvite: Bool

    private typealias Routes = VisitorController.Routes

    func html(_ screen: Screen) -> HTML {
        """
        <p class="no-print"><a class="link" href="\(MeetingController.Routes.meeting(meeting.id))">\
        \(screen.icon("back", mirrored: true))<span>\(bdi: meeting.title)</span></a></p>\
        <div class="page-head"><h1>\(screen.t("visitors.title"))</h1>\
        <p class="soft">\(MeetingWords.moment(meeting, screen)) · \(MeetingWords.seats(meeting, screen))</p></div>\
        \(invite(screen))\(brought(screen))\(list(screen))
        """
    }

    private func invite(_ screen: Screen) -> HTML? {
        guard mayInvite, meeting.isOpenToVisitors, meeting.isOpen(screen.visit.now) else { return nil }
        let button = screen.t(link == nil ? "visitors.invite.make" : "visitors.invite.another")
        return """
            <section class="card stack no-print\(link == nil ? "" : " warm")" id="invite">\
            <h2>\(screen.t("visitors.invite"))</h2>\(link.map { share($0, screen) })\
            \(link == nil ? "<p>\(screen.t("visitors.invite.text"))</p>" as HTML : nil)\
            <form method="post" action="\(Routes.invite(meeting.id))">\
            <button class="button\(link == nil ? " primary" : "")">\(button)</button></form></section>
            """
    }

    /// A text to send on: what, when, where, and the address; nothing that anybody should keep to themselves.
    private func share(_ link: String, _ screen: Screen) -> HTML {
        let text = screen.t(
            "visitors.invite.message",
            [
                "title": .written(meeting.title), "day": .written(screen.t.dates.full(meeting.start.date)),
                "time": .written(meeting.start.time.shortText), "place": .written(meeting.place),
                "link": .written(link),
            ])
        let whatsApp = "https://wa.me/" + (URLPath(local: "/")?.query("text", text).description.dropFirst() ?? "")
        return """
            <p>\(screen.t("visitors.invite.once"))</p>\
            <div class="field"><label for="link">\(screen.t("visitors.invite.link"))</label>\
            <div class="with-button"><input id="link" class="latin" readonly value="\(link)">\
            <button class="button scripted-only" type="button" data-copy="\(link)" \
            data-done="\(screen.t("visitors.invite.copied"))">\(screen.t("visitors.invite.copy"))</button></div></div>\
            <p><a class="button primary" href="\(whatsApp)" rel="noopener noreferrer" data-share \
            data-share-title="\(meeting.title)" data-share-text="\(text)">\(screen.icon("whatsapp"))\
            <span>\(screen.t("visitors.invite.send"))</span></a></p>
            """
    }

    private func brought(_ screen: Screen) -> HTML? {
        guard let figures else { return nil }
        return """
            <dl class="tally"><div><dt>\(screen.t("visitors.figure.registered"))</dt>\
            <dd>\(screen.number(figures.registered))</dd></div><div><dt>\(screen.t("visitors.figure.came"))</dt>\
            <dd>\(screen.number(figures.came))</dd></div><div class="accepted"><dt>\(screen.t("visitors.figure.applied"))</dt>\
            <dd>\(screen.number(figures.applied))</dd></div></dl>
            """
    }

    private func list(_ screen: Screen) -> HTML {
        guard !visitors.isEmpty else {
            return screen.empty("people", "visitors.none.meeting.title", "visitors.none.meeting.text")
        }
        let lines = visitors.map { VisitorWords.line($0, withMeeting: false, withInviter: meeting.isManaged, screen) }
        return """
            <section class="stack"><h2>\(screen.t(meeting.isManaged ? "visitors.all" : "visitors.own-ones"))</h2>\
            <ul role="list" class="waits card">\(lines)</ul></section>
            """
    }
}
