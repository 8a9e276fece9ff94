import Localization
import Web

/// Asks whether mails of some kinds shall stop, or says that they do.
struct UnsubscribePage: Sendable {
    let token: String
    let kinds: [Notice.Kind]
    let isDone: Bool

    func html(_ screen: Screen) -> HTML {
        let title = screen.t(isDone ? "notices.unsubscribe.done" : "notices.unsubscribe.title")
        let items = kinds.map { "<li>\(screen.t("notices.kind.\($0.rawValue)"))</li>" as HTML }
        let button: HTML? =
            isDone
            ? nil
            : """
            <form method="post" action="\(UnsubscribeController.Routes.stop(token))">\
            <button class="button primary">\(screen.t("notices.unsubscribe.yes"))</button></form>
            """
        let body: HTML = """
            <div class="page-head"><h1>\(title)</h1></div><section class="card stack narrow">\
            <p>\(screen.t(isDone ? "notices.unsubscribe.stopped" : "notices.unsubscribe.ask"))</p><ul>\(items)</ul>\
            \(button)<p><a class="link" href="\(NoticeController.Routes.paces())">\
            \(screen.t("notices.unsubscribe.settings"))</a></p></section>
            """
        return Shell(title: title).door(body, screen)
    }
}
