import Chronology
import Localization
import Persistence
import Web

/// Who saw or changed what, the newest first.
struct TrailPage: Sendable {
    static let size = 50

    /// One more than a page when there is a next one.
    var lines: [ShownTrailLine]

    func html(_ screen: Screen) -> HTML {
        let title = screen.t("trail.title")
        let body: HTML = """
            <div class="page-head"><h1>\(title)</h1><p class="soft">\(screen.t("trail.text"))</p></div>\
            \(table(screen))\(more(screen))
            """
        return Shell(title: title, place: .more).page(body, screen)
    }

    private func table(_ screen: Screen) -> HTML {
        guard !lines.isEmpty else { return screen.empty("clock", "trail.empty", "trail.empty.text") }
        return """
            <table class="cards"><caption class="visually-hidden">\(screen.t("trail.title"))</caption><thead><tr>\
            <th scope="col">\(screen.t("trail.who"))</th><th scope="col">\(screen.t("trail.what"))</th>\
            <th scope="col">\(screen.t("trail.when"))</th></tr></thead>\
            <tbody>\(lines.prefix(Self.size).map { row($0, screen) })</tbody></table>
            """
    }

    private func row(_ line: ShownTrailLine, _ screen: Screen) -> HTML {
        let who: HTML =
            switch line.actor {
            case nil: HTML(text: screen.t("trail.console"))
            case "": HTML(text: screen.t("referrals.erased-member"))
            case .some(let name): "\(bdi: name)"
            }
        let about: HTML? = line.about.map { " · \(bdi: $0)" }
        let moment = screen.zone.local(at: line.happenedAt)
        return """
            <tr><th scope="row" data-label="\(screen.t("trail.who"))">\(who)</th>\
            <td data-label="\(screen.t("trail.what"))"><span>\(screen.t("trail." + line.action))\(about)</span></td>\
            <td data-label="\(screen.t("trail.when"))"><span>\(screen.date(moment.date)) · \
            \(screen.t.dates.time(moment.time))</span></td></tr>
            """
    }

    private func more(_ screen: Screen) -> HTML? {
        guard lines.count > Self.size else { return nil }
        let path = TrailController.Routes.trail().query("before", lines[Self.size - 1].id.description)
        return """
            <nav class="pager" aria-label="\(screen.t("trail.older"))">\
            <a class="button" href="\(path)">\(screen.t("trail.older"))</a></nav>
            """
    }
}
