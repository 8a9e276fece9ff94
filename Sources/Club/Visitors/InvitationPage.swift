import Chronology
import Localization
import Persistence
import Web

/// An invitation, for whoever was sent its address.
struct InvitationPage: Sendable {
    var meeting: InvitedMeeting
    var token: String
    var key: ID<Visitor>
    var isSent = false
    var form = FormView()

    /// What a preview says: the meeting; when it is no longer open, nothing of it.
    func title(_ screen: Screen) -> String {
        meeting.isOpen(screen.visit.now) ? meeting.title : screen.t("visitors.invitation.over.title")
    }

    func description(_ screen: Screen) -> String? {
        guard meeting.isOpen(screen.visit.now) else { return nil }
        return screen.t(
            "visitors.invitation.preview",
            [
                "inviter": .text(screen.name(meeting.inviter)),
                "day": .written(screen.t.dates.full(meeting.start.date)),
                "time": .written(meeting.start.time.shortText), "place": .text(meeting.place),
            ])
    }

    func html(_ screen: Screen) -> HTML {
        if isSent { return sent(screen) }
        guard meeting.isOpen(screen.visit.now) else { return over(screen) }
        let inviter: [String: MessageValue] = [
            "inviter": .text(screen.name(meeting.inviter)), "company": .text(meeting.inviter.company),
            "club": .text(screen.visit.club?.name ?? ""),
        ]
        return """
            \(form.summary(screen))<div class="page-head"><p class="soft">\(screen.html("visitors.invitation.by", inviter))</p>\
            <h1>\(bdi: meeting.title)</h1><p class="strong">\
            \(MeetingWords.moment(meeting.start, meeting.end, zone: meeting.zone, screen))</p></div>\
            <div class="columns"><div class="stack">\(register(screen, inviter))</div>\
            <div class="stack">\(facts(screen))</div></div>
            """
    }

    private func facts(_ screen: Screen) -> HTML {
        let about: HTML? = meeting.about.isEmpty ? nil : "<p class=\"prose keep\">\(bdi: meeting.about)</p>"
        let branch: HTML = meeting.branchName.map { "\(bdi: $0)" } ?? "\(bdi: screen.visit.club?.name ?? "")"
        let price: HTML? =
            meeting.price.isEmpty
            ? nil : "<div><dt>\(screen.t("meetings.price"))</dt><dd>\(bdi: meeting.price)</dd></div>"
        return """
            <section class="card stack"><h2>\(screen.t("meetings.about"))</h2>\(about)<dl class="facts">\
            <div><dt>\(screen.t("meetings.place"))</dt><dd>\(bdi: meeting.place)\(Self.map(meeting.mapURL, screen))</dd></div>\
            <div><dt>\(screen.t("meetings.form.kind"))</dt>\
            <dd>\(screen.t("meetings.kind." + meeting.kind.rawValue)) · \(branch)</dd></div>\(price)</dl></section>
            """
    }

    static func map(_ url: String?, _ screen: Screen) -> HTML? {
        url.map {
            "<br><a class=\"small\" href=\"\($0)\" rel=\"noopener noreferrer\">\(screen.t("meetings.map"))</a>"
        }
    }

    private func register(_ screen: Screen, _ values: [String: MessageValue]) -> HTML {
        let fields = VisitorFields(
            form: form, key: key.description, consent: screen.html("visitors.form.agree", values))
        let full: HTML? = meeting.isFull ? screen.notice("visitors.invitation.full", .warning) : nil
        let button = meeting.isFull ? "visitors.invitation.wait" : "visitors.invitation.come"
        return """
            <form class="card stack" method="post" action="\(InvitedController.Routes.register(token))" novalidate>\
            <h2>\(screen.t("visitors.invitation.form"))</h2>\(full)\
            <p class="soft small">\(screen.t("visitors.invitation.lead"))</p>\(fields.html(screen))\
            <div class="actions"><button class="button primary wide">\(screen.t(button))</button></div></form>
            """
    }

    private func sent(_ screen: Screen) -> HTML {
        """
        <section class="empty">\(screen.icon("mail"))<h1>\(screen.t("visitors.invitation.sent.title"))</h1>\
        <p>\(screen.t("visitors.invitation.sent.text"))</p><p class="soft small">\
        \(screen.t("visitors.invitation.sent.none"))</p></section>
        """
    }

    private func over(_ screen: Screen) -> HTML {
        let key = meeting.isUsedUp ? "visitors.invitation.used-up" : "visitors.invitation.over"
        return """
            <section class="empty">\(screen.icon("calendar"))<h1>\(screen.t(key + ".title"))</h1>\
            <p>\(screen.html(key + ".text", ["inviter": .text(screen.name(meeting.inviter))]))</p></section>
            """
    }
}
