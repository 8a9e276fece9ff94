import Localization
import Persistence
import Web

/// Everything a person was told, the newest first.
struct NoticesPage: Sendable {
    static let size = 40

    /// One more than a page when there is a next one.
    let notices: [NoticeRepository.Listed]
    let isFirst: Bool

    func html(_ screen: Screen) -> HTML {
        let title = screen.t("notices.title")
        let body: HTML = """
            <div class="page-head"><h1>\(title)</h1><p><a class="link" href="\(NoticeController.Routes.paces())">\
            \(screen.icon("settings"))<span>\(screen.t("notices.paces.title"))</span></a></p></div>\(list(screen))
            """
        return Shell(title: title, place: .home).page(body, screen)
    }

    private func list(_ screen: Screen) -> HTML {
        guard !notices.isEmpty else { return screen.empty("bell", "notices.empty.title", "notices.empty.text") }
        let shown = notices.prefix(Self.size)
        let last = isFirst ? shown.first.map { NoticeLines.readAll(upTo: $0.id, fromHome: false, screen) } : nil
        let next: HTML? = notices.count > Self.size ? shown.last.map { pager($0.id, screen) } : nil
        return """
            <ul role="list" class="waits card">\(shown.map { NoticeLines.line($0, screen) })</ul>\(last)\(next)
            """
    }

    private func pager(_ last: ID<Notice>, _ screen: Screen) -> HTML {
        """
        <nav class="pager" aria-label="\(screen.t("notices.older"))"><a class="button" \
        href="\(NoticeController.Routes.all().query("before", last.description))">\(screen.t("notices.older"))</a></nav>
        """
    }
}
