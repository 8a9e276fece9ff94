import Chronology
import Localization
import Web

/// What meetings say alike on every page.
enum MeetingWords {
    /// "jeudi 26 novembre · 08:30–10:00", with the zone where its clocks are not the club's.
    static func moment(_ meeting: ShownMeeting, _ screen: Screen) -> HTML {
        moment(meeting.start, meeting.end, zone: meeting.zone, screen)
    }

    static func moment(
        _ start: CivilDateTime, _ end: CivilDateTime, zone: String, _ screen: Screen
    ) -> HTML {
        let dates = screen.t.dates
        let hours = "\(dates.time(start.time))\u{2013}\(dates.time(end.time))"
        let last: String? = end.date == start.date ? nil : dates.shortDayMonth(end.date)
        let place: HTML? = zone == screen.zone.name ? nil : " <span class=\"soft\">\(bdi: zone)</span>"
        return """
            <time datetime="\(start.isoText)">\(dates.full(start.date)) · <bdi dir="ltr" class="nowrap">\(hours)</bdi>\
            \(last.map { " (\($0))" })</time>\(place)
            """
    }

    /// The day as a leaf of a calendar.
    static func leaf(_ day: CivilDate, _ screen: Screen) -> HTML {
        "<span class=\"date\"><b>\(screen.number(day.day))</b>\(screen.t.dates.shortMonth(day.month))</span>"
    }

    /// "Plénière · Tout le club".
    static func kind(_ meeting: ShownMeeting, _ screen: Screen) -> HTML {
        let branch: HTML = meeting.branchName.map { "\(bdi: $0)" } ?? "\(screen.t("meetings.of-club"))"
        return "\(screen.t("meetings.kind." + meeting.kind.rawValue)) · \(branch)"
    }

    /// The viewer's answer as a coloured word; a call that was withdrawn, a draft, says so instead.
    static func tag(_ meeting: ShownMeeting, _ screen: Screen) -> HTML? {
        switch meeting.state {
        case .draft: return "<span class=\"tag act\">\(screen.t("meetings.state.draft"))</span>"
        case .cancelled: return "<span class=\"tag lost\">\(screen.t("meetings.state.cancelled"))</span>"
        case .published: break
        }
        // What somebody meant to do says nothing once it took place; who was there stands on the page.
        guard let answer = meeting.answer, !meeting.isOver(screen.visit.now) else { return nil }
        let style = answer.sits ? " done" : answer == .waiting ? " act" : ""
        return "<span class=\"tag\(style)\">\(screen.t("meetings.own." + answer.rawValue))</span>"
    }

    /// "12 inscrits · encore 8 places".
    static func seats(_ meeting: ShownMeeting, _ screen: Screen) -> HTML {
        let come = screen.html("meetings.seated", count: meeting.seated)
        guard let capacity = meeting.capacity else { return come }
        let free = max(0, capacity - meeting.seated)
        let rest =
            free > 0
            ? screen.html("meetings.free", count: free)
            : meeting.waiting > 0
                ? screen.html("meetings.full.waiting", count: meeting.waiting) : screen.html("meetings.full")
        return "\(come) · \(rest)"
    }
}
