import Chronology
import Localization
import Web

/// What comes: the next meeting, the profile to complete, the members who have just joined.
struct HomeComing: Sendable {
    var circle: HomeCircle

    func html(_ screen: Screen) -> HTML {
        "\(meeting(screen))\(profile(screen))\(newcomers(screen))"
    }

    private func meeting(_ screen: Screen) -> HTML? {
        guard let next = circle.meeting else { return nil }
        let tag: HTML =
            next.answer.map { answer in
                "<span class=\"tag\(answer.sits ? " done" : "")\">\(screen.t("meetings.own." + answer.rawValue))</span>"
            } ?? "<span class=\"tag act\">\(screen.t("meetings.answer"))</span>"
        let time = screen.t.dates.time(next.start.time)
        return """
            <section class="card"><div class="card-head"><h2>\(screen.t("home.meeting"))</h2>\
            <a class="small" href="\(MeetingController.Routes.all())">\(screen.t("home.meeting.all"))</a></div>\
            <ul role="list" class="agenda"><li>\(MeetingWords.leaf(next.start.date, screen))<div class="stack tight">\
            <a class="strong" href="\(MeetingController.Routes.meeting(next.id))">\(bdi: next.title)</a>\
            <span class="soft small"><bdi dir="ltr" class="nowrap">\(time)</bdi> · \(bdi: next.place)</span>\
            <span>\(tag)</span></div></li></ul></section>
            """
    }

    private func profile(_ screen: Screen) -> HTML? {
        let key: String
        switch (circle.lacks.offers, circle.lacks.needs) {
        case (true, true): key = "home.profile.both"
        case (true, false): key = "home.profile.offers"
        case (false, true): key = "home.profile.needs"
        case (false, false): return nil
        }
        return """
            <section class="card warm stack"><h2>\(screen.t("home.profile"))</h2><p>\(screen.t(key))</p>\
            <p><a class="button" href="\(ProfileController.Routes.edit())">\(screen.t("home.profile.edit"))</a></p></section>
            """
    }

    private func newcomers(_ screen: Screen) -> HTML? {
        guard !circle.newcomers.isEmpty else { return nil }
        let items = circle.newcomers.map { newcomer -> HTML in
            """
            <li><a href="\(MemberController.Routes.member(newcomer.party.membership))">\(screen.disc(newcomer.party))\
            <span><strong>\(bdi: screen.name(newcomer.party))</strong><span class="soft small">\
            \(bdi: newcomer.party.company) · \(bdi: newcomer.branch)</span></span></a></li>
            """
        }
        return """
            <section class="card"><div class="card-head"><h2>\(screen.t("home.newcomers"))</h2>\
            <a class="small" href="\(MemberController.Routes.directory())">\(screen.t("home.newcomers.all"))</a></div>\
            <ul role="list" class="waits">\(items)</ul></section>
            """
    }
}
