import Chronology
import Jobs
import Localization
import Persistence
import Web

/// The messages of one state, the newest first.
struct OutboxPage: Sendable {
    static let size = 50

    let selection: Outbox.Selection
    /// One more than a page when there is a next one.
    let messages: [OutboxMessage]
    let counts: [Outbox.Selection: Int]
    let hasServer: Bool

    func html(_ screen: Screen) -> HTML {
        let title = screen.t("outbox.title")
        let warning: HTML? = hasServer ? nil : screen.notice("outbox.no-server", .warning)
        let body: HTML = """
            <div class="page-head"><h1>\(title)</h1><p class="soft">\(screen.t("outbox.text"))</p></div>\
            \(warning)<nav aria-label="\(title)"><ul class="filters">\
            \(Outbox.Selection.allCases.map { filter($0, screen) })</ul></nav>\(list(screen))\(more(screen))
            """
        return Shell(title: title, place: .more).page(body, screen)
    }

    private func filter(_ choice: Outbox.Selection, _ screen: Screen) -> HTML {
        """
        <li><a href="\(OutboxController.Routes.outbox().query("show", choice.rawValue))"\
        \(attribute: "aria-current", choice == selection ? "true" : nil)>\
        \(screen.t("outbox.\(choice.rawValue)")) <span class="soft">\(screen.number(counts[choice] ?? 0))</span></a></li>
        """
    }

    private func list(_ screen: Screen) -> HTML {
        guard !messages.isEmpty else {
            return screen.empty("mail", "outbox.empty.\(selection.rawValue)", "outbox.empty.text")
        }
        return "<ul role=\"list\" class=\"waits card\">\(messages.prefix(Self.size).map { row($0, screen) })</ul>"
    }

    private func row(_ message: OutboxMessage, _ screen: Screen) -> HTML {
        let shown = ShownMessage(message)
        return """
            <li><a href="\(OutboxController.Routes.message(message.id))">\(screen.icon("mail"))\
            <span><strong>\(shown.recipient)</strong><span class="soft small">\(shown.kind(screen)) · \
            \(screen.ago(message.createdAt))</span></span>\(shown.tag(screen))</a></li>
            """
    }

    private func more(_ screen: Screen) -> HTML? {
        guard messages.count > Self.size else { return nil }
        let last = messages[Self.size - 1].id
        let path = OutboxController.Routes.outbox().query("show", selection.rawValue).query("before", last.description)
        return """
            <nav class="pager" aria-label="\(screen.t("outbox.older"))">\
            <a class="button" href="\(path)">\(screen.t("outbox.older"))</a></nav>
            """
    }
}
