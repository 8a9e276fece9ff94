import Localization
import Web

/// A visit as the visitor sees it.
struct OwnVisitPage: Sendable {
    /// What was just done, above the page.
    enum Done: String, CaseIterable, Sendable {
        case cancelled, applied, known
    }

    var own: OwnVisit
    var token: String
    /// The address the code for the door leads to.
    var pass: String?
    var done: Done?
    /// Where they sit, once that is published.
    var tables: OwnTables?

    private typealias Routes = OwnVisitController.Routes

    func html(_ screen: Screen) -> HTML {
        let meeting = own.meeting
        let state = own.state == .cancelled ? "called-off" : own.hasArrived ? "here" : own.place.rawValue
        return """
            \(done.map { screen.notice("visitors.own.done." + $0.rawValue, $0 == .known ? .warning : .success) })\
            <div class="page-head"><p class="soft">\(screen.html("visitors.own.hello", ["name": .text(own.givenName)]))</p>\
            <h1>\(bdi: meeting.title)</h1>\
            <p class="strong">\(MeetingWords.moment(meeting.start, meeting.end, zone: meeting.zone, screen))</p></div>\
            <div class="columns"><div class="stack"><section class="card stack"><h2>\(screen.t("visitors.own.state"))</h2>\
            <p>\(screen.html("visitors.own.state." + state, ["inviter": .text(inviter(screen))]))</p>\
            \(facts(screen))\(calendar(screen))</section>\
            \(tables.map { OwnTablesCard(own: $0, isVisitor: true).html(screen) })\(apply(screen))\(data(screen))</div>\
            <div class="stack">\(code(screen))</div></div>
            """
    }

    private func inviter(_ screen: Screen) -> String {
        own.inviter.map { screen.name($0) } ?? screen.visit.club?.name ?? ""
    }

    private func facts(_ screen: Screen) -> HTML {
        let price: HTML? =
            own.price.isEmpty ? nil : "<div><dt>\(screen.t("meetings.price"))</dt><dd>\(bdi: own.price)</dd></div>"
        return """
            <dl class="facts"><div><dt>\(screen.t("meetings.place"))</dt>\
            <dd>\(bdi: own.meeting.place)\(InvitationPage.map(own.mapURL, screen))</dd></div>\
            <div><dt>\(screen.t("visitors.invited-by"))</dt><dd>\(bdi: inviter(screen))</dd></div>\(price)</dl>
            """
    }

    private func calendar(_ screen: Screen) -> HTML? {
        guard own.place == .coming, own.state == .published, own.endsAt > screen.visit.now else { return nil }
        return """
            <p><a class="link" href="\(Routes.calendar(token))">\(screen.icon("calendar"))\
            <span>\(screen.t("meetings.calendar"))</span></a></p>
            """
    }

    /// Shown at the door, on the phone or printed.
    private func code(_ screen: Screen) -> HTML? {
        guard own.place == .coming, own.state == .published, !own.hasArrived, own.endsAt > screen.visit.now,
            let pass, let drawing = try? QRCodeDrawing.svg(pass)
        else { return nil }
        return """
            <section class="card stack"><h2>\(screen.t("door.pass"))</h2><figure class="qr" role="img" \
            aria-label="\(screen.t("door.pass.alt"))">\(drawing)</figure>\
            <p class="soft small">\(screen.t("door.pass.hint"))</p></section>
            """
    }

    private func apply(_ screen: Screen) -> HTML? {
        guard OwnVisit.mayApply(own.place, own.step, hasApplied: own.hasApplied) else { return nil }
        return """
            <section class="card warm stack"><h2>\(screen.t("visitors.apply"))</h2>\
            <p>\(screen.html("visitors.apply.text", ["club": .text(screen.visit.club?.name ?? "")]))</p>\
            <form method="post" action="\(Routes.apply(token))">\
            <button class="button primary wide">\(screen.t("visitors.apply.do"))</button></form></section>
            """
    }

    private func data(_ screen: Screen) -> HTML {
        let cancel: HTML? =
            own.mayCancel(screen.visit.now)
            ? """
            <details class="more"><summary>\(screen.t("visitors.own.cancel"))</summary>\
            <form class="stack" method="post" action="\(Routes.cancel(token))"><p class="soft small">\
            \(screen.t("visitors.own.cancel.text"))</p><div class="actions"><button class="button danger">\
            \(screen.t("visitors.own.cancel.do"))</button></div></form></details>
            """ : nil
        return """
            <section class="card stack no-print"><h2>\(screen.t("visitors.own.choices"))</h2>\(cancel)\
            <details class="more"><summary>\(screen.t("visitors.own.erase"))</summary>\
            <form class="stack" method="post" action="\(Routes.erase(token))"><p class="soft small">\
            \(screen.t("visitors.own.erase.text"))</p><div class="actions"><button class="button danger">\
            \(screen.icon("trash"))<span>\(screen.t("visitors.own.erase.do"))</span></button></div></form></details></section>
            """
    }

    /// After an erasure: nothing is left, and that is what it says.
    static func erased(_ screen: Screen) -> HTML {
        """
        <section class="empty">\(screen.icon("check"))<h1>\(screen.t("visitors.erased.title"))</h1>\
        <p>\(screen.t("visitors.erased.text"))</p></section>
        """
    }
}
