import Localization
import Web

/// Badges to print, ten on each A4 sheet: a name to be read from two metres, the company, the branch, and the code for
/// the door. A name stands in the letters it is written in.
struct BadgesPage: Sendable {
    static let onSheet = 10

    var meeting: ShownMeeting
    var list: DoorList
    /// Without it badges have no code.
    var secret: String?

    func html(_ screen: Screen, absolute: (URLPath) -> String) -> HTML {
        let entries = list.entries.filter { !$0.isWaiting && ($0.answer?.sits ?? true) }
        let head: HTML = """
            <p class="no-print"><a class="link" href="\(DoorController.Routes.list(meeting.id))">\
            \(screen.icon("back", mirrored: true))<span>\(screen.t("door.title"))</span></a></p>\
            <div class="page-head no-print"><h1>\(screen.t("door.badges"))</h1>\
            <p class="soft prose">\(screen.html("door.badges.text", count: entries.count))</p></div>
            """
        guard !entries.isEmpty else {
            return "\(head)\(screen.empty("people", "door.none.title", "door.none.text"))"
        }
        let sheets = stride(from: 0, to: entries.count, by: Self.onSheet).map { start -> HTML in
            let badges = entries[start..<min(start + Self.onSheet, entries.count)].map { badge($0, screen, absolute) }
            return "<ul role=\"list\" class=\"badges\">\(badges)</ul>"
        }
        return "\(head)\(sheets)"
    }

    private func badge(_ entry: DoorEntry, _ screen: Screen, _ absolute: (URLPath) -> String) -> HTML {
        let detail: HTML =
            entry.kind == .visitor
            ? "<p class=\"guest\">\(screen.t("door.visitor"))</p>" : "<p>\(bdi: entry.detail)</p>"
        return """
            <li class="badge\(entry.kind == .visitor ? " visitor" : "")"><p class="club">\
            \(bdi: screen.visit.club?.name ?? "")</p><div><p class="name" dir="auto">\(name(entry))</p>\
            <p dir="auto">\(bdi: entry.company)</p>\(detail)</div>\(code(entry, screen, absolute))</li>
            """
    }

    /// The given name large, for that is what people say.
    private func name(_ entry: DoorEntry) -> HTML {
        if !entry.substitute.isEmpty { return "<b>\(bdi: entry.substitute)</b>" }
        return "<b>\(bdi: entry.givenName)</b> \(bdi: entry.familyName)"
    }

    private func code(_ entry: DoorEntry, _ screen: Screen, _ absolute: (URLPath) -> String) -> HTML? {
        guard let secret else { return nil }
        let pass: DoorPass
        switch entry.attender {
        case .registration(let id): pass = .registration(id, secret: secret)
        case .visitor(let id): pass = .visitor(id, secret: secret)
        case .member: return nil
        }
        guard let drawing = try? QRCodeDrawing.svg(absolute(pass.path)) else { return nil }
        return "<figure role=\"img\" aria-label=\"\(screen.t("door.pass.alt"))\">\(drawing)</figure>"
    }
}
