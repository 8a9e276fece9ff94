import Chronology
import Localization
import Persistence
import Web

/// Where a person is signed in, and the way to end it.
struct SessionsPage: Sendable {
    enum Done: String, Sendable {
        case one, others
    }

    let sessions: [SessionRepository.Open]
    let current: ID<Session>
    var done: Done?

    func html(_ screen: Screen) -> HTML {
        let title = screen.t("accounts.sessions.title")
        let notice: HTML? = done.map { screen.notice("accounts.sessions.done.\($0.rawValue)") }
        let others: HTML? =
            sessions.count > 1
            ? """
            <form method="post" action="\(AccountController.Routes.endAll())"><button class="button danger">\
            \(screen.t("accounts.sessions.end-others"))</button></form>
            """ : nil
        let body: HTML = """
            <div class="page-head"><h1>\(title)</h1><p class="soft">\(screen.t("accounts.sessions.text"))</p></div>\
            \(notice)<ul role="list" class="stack">\(sessions.map { row($0, screen) })</ul>\(others)
            """
        return Shell(title: title, place: .more).page(body, screen)
    }

    private func row(_ session: SessionRepository.Open, _ screen: Screen) -> HTML {
        let isThis = session.id == current
        let device = session.device.isEmpty ? screen.t("accounts.sessions.unknown") : session.device
        let tag: HTML? = isThis ? "<span class=\"tag done\">\(screen.t("accounts.sessions.this"))</span>" : nil
        return """
            <li class="card stack tight"><div class="row spread"><h2 class="row">\(screen.icon("device"))\
            <bdi>\(device)</bdi></h2>\(tag)</div>\
            <dl class="facts"><div><dt>\(screen.t("accounts.sessions.seen"))</dt><dd>\(screen.ago(session.seenAt))</dd></div>\
            <div><dt>\(screen.t("accounts.sessions.since"))</dt><dd>\(screen.ago(session.createdAt))</dd></div></dl>\
            <form method="post" action="\(AccountController.Routes.endSession(session.id))"><button class="button small">\
            \(screen.t(isThis ? "accounts.more.sign-out" : "accounts.sessions.end"))\
            <span class="visually-hidden"> \(device)</span></button></form></li>
            """
    }
}
