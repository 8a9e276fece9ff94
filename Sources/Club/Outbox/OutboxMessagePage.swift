import Chronology
import Jobs
import Localization
import Web

/// One message: how it fares, and its words when they are no secret.
struct OutboxMessagePage: Sendable {
    let message: OutboxMessage
    let isRetried: Bool

    func html(_ screen: Screen) -> HTML {
        let shown = ShownMessage(message)
        let title = shown.kind(screen)
        let notice: HTML? = isRetried ? screen.notice("outbox.retried") : nil
        let error: HTML? = message.lastError.map {
            "<div><dt>\(screen.t("outbox.error"))</dt><dd class=\"mono\"><bdi dir=\"ltr\">\($0)</bdi></dd></div>"
        }
        let body: HTML = """
            <div class="page-head"><h1>\(title)</h1><p class="row">\(shown.tag(screen))</p></div>\(notice)\
            <section class="card stack"><dl class="facts">\
            <div><dt>\(screen.t("outbox.to"))</dt><dd>\(bdi: message.recipientName) \
            <bdi dir="ltr">\(message.recipient)</bdi></dd></div>\
            <div><dt>\(screen.t("outbox.written"))</dt><dd>\(screen.ago(message.createdAt))</dd></div>\
            <div><dt>\(screen.t("outbox.attempts"))</dt><dd>\(screen.number(message.attempts))</dd></div>\(error)</dl>\
            \(retry(shown, screen))</section>\(content(shown, screen))\
            <p><a class="link" href="\(OutboxController.Routes.outbox())">\(screen.t("outbox.back"))</a></p>
            """
        return Shell(title: title, place: .more).page(body, screen)
    }

    private func retry(_ shown: ShownMessage, _ screen: Screen) -> HTML? {
        guard shown.isRetryable else { return nil }
        return """
            <form method="post" action="\(OutboxController.Routes.retry(message.id))"><button class="button">\
            \(screen.icon("refresh"))\(screen.t("outbox.retry"))</button></form>
            """
    }

    private func content(_ shown: ShownMessage, _ screen: Screen) -> HTML {
        guard let content = shown.content else {
            return "<p class=\"soft\">\(screen.t("outbox.private"))</p>"
        }
        let paragraphs = content.text.split(separator: "\n").map { line -> HTML in "<p>\(line)</p>" }
        return """
            <section class="card stack" lang="\(message.language)" dir="auto"><h2>\(bdi: content.subject)</h2>\
            \(paragraphs)</section>
            """
    }
}
