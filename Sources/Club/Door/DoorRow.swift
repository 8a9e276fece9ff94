import Chronology
import Localization
import Web

/// One who is expected, with the tap that notes them here, or the one that takes it back.
struct DoorRow: Sendable {
    typealias Field = CheckInForm.Field

    var entry: DoorEntry
    var page: DoorPage
    var key: String

    private typealias Routes = DoorController.Routes

    func html(_ screen: Screen) -> HTML {
        let isHere = entry.arrivedAt != nil
        let words = DoorWords.text(entry)
        return """
            <li data-who="\(entry.attender.text)" data-find="\(words)"\(attribute: "class", isHere ? "here" : nil)>\
            \(screen.disc(given: entry.givenName, family: entry.familyName, key: entry.hue))\
            <div><p class="strong">\(bdi: entry.name)</p><p class="small soft">\(details(screen))</p></div>\
            \(state(screen))\(arrive(screen, isHidden: isHere))\(isHere ? undo(screen) : nil)</li>
            """
    }

    private func details(_ screen: Screen) -> HTML {
        var parts: [HTML] = []
        switch entry.kind {
        case .visitor: parts.append("<span class=\"tag\">\(screen.t("door.visitor"))</span>")
        case .substitute: parts.append(screen.html("door.for", ["name": .text(entry.member)]))
        case .walkIn: parts.append("\(screen.t("door.unannounced"))")
        case .member: break
        }
        if !entry.company.isEmpty { parts.append("\(bdi: entry.company)") }
        if !entry.detail.isEmpty {
            parts.append(
                entry.kind == .visitor
                    ? screen.html("visitors.by", ["name": .text(entry.detail)]) : "\(bdi: entry.detail)")
        }
        if entry.isWaiting { parts.append("\(screen.t("door.waiting"))") }
        if entry.answer == .maybe { parts.append("\(screen.t("meetings.own.maybe"))") }
        return parts.joined(separator: " · ")
    }

    private func state(_ screen: Screen) -> HTML {
        guard let arrived = entry.arrivedAt else { return "<span class=\"tag\" data-state hidden></span>" }
        let time = screen.t.dates.time(screen.zone.local(at: arrived).time)
        let key = entry.isLate ? "door.here.late" : "door.here.at"
        return """
            <span class="tag done" data-state>\(screen.html(key, ["time": .written(time)]))</span>
            """
    }

    private func arrive(_ screen: Screen, isHidden: Bool) -> HTML? {
        guard !isHidden, Door.isKept(page.meeting.startsAt, page.meeting.endsAt, screen.visit.now) else { return nil }
        return """
            <form method="post" action="\(Routes.arrive(page.meeting.id))" data-arrival>\(hidden)\
            <button class="button">\(screen.t("door.arrive"))\
            <span class="visually-hidden"> \(bdi: entry.name)</span></button></form>
            """
    }

    private func undo(_ screen: Screen) -> HTML? {
        guard Door.isKept(page.meeting.startsAt, page.meeting.endsAt, screen.visit.now) else { return nil }
        return """
            <form method="post" action="\(Routes.undo(page.meeting.id))">\(hidden)\
            <button class="button plain small">\(screen.t("door.undo"))\
            <span class="visually-hidden"> \(bdi: entry.name)</span></button></form>
            """
    }

    private var hidden: HTML {
        let query: HTML? =
            page.words.isEmpty ? nil : "<input type=\"hidden\" name=\"\(Field.query)\" value=\"\(page.words)\">"
        return """
            <input type="hidden" name="\(Field.who)" value="\(entry.attender.text)">\
            <input type="hidden" name="\(Field.key)" value="\(key)">\(query)
            """
    }
}
