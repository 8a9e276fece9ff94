import Chronology
import Localization
import Persistence
import Web

/// One meeting: what, when, where, and the one tap that answers it.
struct MeetingPage: Sendable {
    var meeting: ShownMeeting
    var parts: [NewMeeting.Part]
    var done: MeetingDone?
    var form: FormView
    var mayAnswer: Bool
    var roles: [MeetingRole.Holder] = []
    var siblings: [MeetingSeries.Sibling] = []
    var attendance: OwnAttendance?
    var outcome: Outcome?
    /// The member's code for the door, and where it leads.
    var pass: OwnPass?
    var base = ""
    /// Where the viewer sits, once it can be seen.
    var tables: OwnTables?
    var running: RunDoor?
    var photos = 0

    private typealias Routes = MeetingController.Routes

    func html(_ screen: Screen) -> HTML {
        """
        <p class="no-print"><a class="link" href="\(Routes.all())">\(screen.icon("back", mirrored: true))\
        <span>\(screen.t("meetings.title"))</span></a></p>\
        \(done.map { screen.notice($0.key) })\(form.summary(screen))\
        <div class="page-head"><p class="soft">\(MeetingWords.kind(meeting, screen))</p>\
        <div class="row spread"><h1>\(bdi: meeting.title)</h1>\(MeetingWords.tag(meeting, screen))</div>\
        <p class="strong">\(MeetingWords.moment(meeting, screen))</p></div>\
        <div class="columns"><div class="stack">\(isNear(screen) ? running?.html(screen) : nil)\(tables.map { OwnTablesCard(own: $0).html(screen) })\
        \(MeetingAnswer(page: self).html(screen))\(minutes(screen))\(facts(screen))\
        \(agenda(screen))\(series(screen))</div><div class="stack">\(pass?.html(meeting, screen, base: base))\
        \(isNear(screen) ? nil : running?.html(screen))\
        \(VisitorInviting(meeting: meeting, mayInvite: mayAnswer).html(screen))\(MeetingOrganising(page: self).html(screen))\
        \(PhotosCard(meeting: meeting, count: photos).html(screen))\
        \(outcome.map { OutcomeCard(outcome: $0).html(screen) })\(attendance?.html(screen))</div></div>
        """
    }

    /// What goes on there comes first while it goes on and in the hour before.
    private func isNear(_ screen: Screen) -> Bool {
        let now = screen.visit.now
        return running?.isOn == true || meeting.startsAt - .hours(1) <= now && !meeting.isOver(now)
    }

    private func facts(_ screen: Screen) -> HTML {
        let map: HTML? = meeting.mapURL.map {
            "<br><a class=\"small\" href=\"\($0)\" rel=\"noopener noreferrer\">\(screen.t("meetings.map"))</a>"
        }
        let price: HTML? = meeting.price.isEmpty ? nil : fact("meetings.price", "\(bdi: meeting.price)", screen)
        let guests: HTML? = meeting.isOpenToVisitors ? " · \(screen.t("visitors.open"))" : nil
        let about: HTML? = meeting.about.isEmpty ? nil : "<p class=\"prose keep\">\(bdi: meeting.about)</p>"
        return """
            <section class="card stack"><h2>\(screen.t("meetings.about"))</h2>\(about)<dl class="facts">\
            \(fact("meetings.place", "\(bdi: meeting.place)\(map)", screen))\(price)\
            \(fact("meetings.audience", "\(screen.t("meetings.audience." + meeting.audience.rawValue))\(guests)", screen))\
            \(fact("meetings.seats", MeetingWords.seats(meeting, screen), screen))\(holders(screen))</dl></section>
            """
    }

    private func minutes(_ screen: Screen) -> HTML? {
        guard meeting.hasMinutes else { return nil }
        return """
            <p><a class="button" href="\(MinutesController.Routes.minutes(meeting.id))">\(screen.t("minutes.title"))</a></p>
            """
    }

    private func holders(_ screen: Screen) -> [HTML] {
        MeetingRole.allCases.compactMap { role in
            guard let holder = roles.first(where: { $0.role == role }) else { return nil }
            return fact("meetings.role." + role.rawValue, person(holder.name, holder.seat, screen), screen)
        }
    }

    /// A name, which leads to the member whose it is.
    private func person(_ name: String, _ seat: ID<Membership>?, _ screen: Screen) -> HTML {
        guard !name.isEmpty else { return "\(screen.t("referrals.erased-member"))" }
        guard let seat else { return "\(bdi: name)" }
        return "<a href=\"\(MemberController.Routes.member(seat))\">\(bdi: name)</a>"
    }

    /// The other meetings of the series, to go to.
    private func series(_ screen: Screen) -> HTML? {
        guard let series = meeting.series else { return nil }
        let items = siblings.map { sibling -> HTML in
            let state: HTML? =
                sibling.state == .published
                ? nil : " <span class=\"soft small\">\(screen.t("meetings.state." + sibling.state.rawValue))</span>"
            let here = sibling.id == meeting.id ? "page" : nil
            return """
                <li><a href="\(Routes.meeting(sibling.id))"\(attribute: "aria-current", here)>\
                \(screen.t.dates.full(sibling.start.date))</a>\(state)</li>
                """
        }
        let list: HTML? =
            items.isEmpty
            ? nil
            : """
            <details class="more"><summary>\(screen.html("meetings.series.coming", count: items.count))</summary>\
            <ul class="stack tight">\(items)</ul></details>
            """
        return """
            <section class="card stack no-print"><h2>\(screen.t("meetings.series"))</h2>\
            <p>\(screen.t("meetings.form.pattern." + series.pattern.rawValue))</p>\(list)</section>
            """
    }

    private func fact(_ key: String, _ value: HTML, _ screen: Screen) -> HTML {
        "<div><dt>\(screen.t(key))</dt><dd>\(value)</dd></div>"
    }

    /// The agenda by the clock: each part begins where the one before ends.
    private func agenda(_ screen: Screen) -> HTML? {
        guard !parts.isEmpty else { return nil }
        var minutes = meeting.start.time.secondOfDay / 60
        let items = parts.map { part -> HTML in
            let time = screen.t.dates.time(MeetingAgenda.time(minutes))
            minutes += part.minutes
            let speaker: HTML? =
                part.speaker.isEmpty && part.seat == nil ? nil : " · \(person(part.speaker, part.seat, screen))"
            return """
                <li><strong><bdi dir="ltr" class="tabular">\(time)</bdi> · \(bdi: part.title)</strong><br>\
                <span class="soft small">\(screen.html("meetings.minutes", count: part.minutes))\(speaker)</span></li>
                """
        }
        return """
            <section class="card stack"><h2>\(screen.t("meetings.agenda"))</h2><ol class="timeline">\(items)</ol></section>
            """
    }
}
