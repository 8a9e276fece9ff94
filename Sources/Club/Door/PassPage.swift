import Chronology
import Localization
import Web

/// Who stands at the desk, and the one tap.
struct PassPage: Sendable {
    var meeting: ShownMeeting
    /// Nil for one who gave their seat back.
    var entry: DoorEntry?
    var text: String
    var key: String
    var isDone: Bool

    func html(_ screen: Screen) -> HTML {
        """
        \(isDone && entry?.arrivedAt != nil ? screen.notice("door.done.here") : nil)\
        <section class="card stack"><p class="soft">\(bdi: meeting.title)</p>\(who(screen))</section>\
        <p><a class="link" href="\(DoorController.Routes.list(meeting.id))">\(screen.t("door.title"))</a></p>
        """
    }

    private func who(_ screen: Screen) -> HTML {
        guard let entry else {
            return """
                <h1>\(screen.t("door.pass.void"))</h1><p>\(screen.t("door.pass.void.text"))</p>
                """
        }
        let substitute: HTML? =
            entry.kind == .substitute
            ? "<p class=\"soft\">\(screen.html("door.for", ["name": .text(entry.member)]))</p>" : nil
        let visitor: HTML? =
            entry.kind == .visitor ? "<p><span class=\"tag\">\(screen.t("door.visitor"))</span></p>" : nil
        return """
            <div class="profile">\(screen.disc(given: entry.givenName, family: entry.familyName, key: entry.hue, large: true))\
            <div class="page-head"><h1>\(bdi: entry.name)</h1><p>\(bdi: entry.company)</p>\(substitute)\(visitor)</div></div>\
            \(act(entry, screen))
            """
    }

    private func act(_ entry: DoorEntry, _ screen: Screen) -> HTML {
        if let arrived = entry.arrivedAt {
            let time = screen.t.dates.time(screen.zone.local(at: arrived).time)
            let key = entry.isLate ? "door.here.late" : "door.here.at"
            return "<p><span class=\"tag done\">\(screen.html(key, ["time": .written(time)]))</span></p>"
        }
        guard Door.isKept(meeting.startsAt, meeting.endsAt, screen.visit.now) else {
            return screen.notice("door.closed", .warning)
        }
        return """
            <form method="post" action="\(PassController.Routes.arrive(text))">\
            <input type="hidden" name="\(CheckInForm.Field.key)" value="\(key)">\
            <button class="button primary wide">\(screen.t("door.pass.do"))</button></form>
            """
    }
}
