import Localization
import Persistence
import Web

/// What the two sides wrote to each other, and the form to write more.
struct ReferralConversation: Sendable {
    enum Field {
        static let key = "message_key"
        static let text = "message"
    }

    var messages: [ReferralMessage]
    var form = FormView()
    /// Where it is sent, with the key made for it; nil where one only reads.
    var sending: (path: URLPath, key: ID<ReferralMessage>)?

    func html(_ screen: Screen) -> HTML? {
        guard !messages.isEmpty || sending != nil else { return nil }
        let items = messages.map { line($0, screen) }
        let list: HTML? = items.isEmpty ? nil : "<ol class=\"timeline\">\(items)</ol>"
        return """
            <section class="card stack" id="conversation"><h2>\(screen.t("referrals.conversation"))</h2>\(list)\
            \(write(screen))</section>
            """
    }

    private func line(_ message: ReferralMessage, _ screen: Screen) -> HTML {
        let text: HTML =
            message.text.isEmpty
            ? "<p class=\"soft\">\(screen.t("referrals.message.erased"))</p>"
            : "<p><bdi class=\"keep\">\(message.text)</bdi></p>"
        return """
            <li><strong>\(bdi: screen.name(message.author))</strong> <span class="small soft">· \
            \(screen.ago(message.writtenAt))</span>\(text)</li>
            """
    }

    private func write(_ screen: Screen) -> HTML? {
        guard let sending else { return nil }
        let style = FieldStyle.line.area(3).limited(ReferralMessage.limit).hinted("referrals.message.hint")
        return """
            <form class="stack" novalidate method="post" action="\(sending.path)">\
            <input type="hidden" name="\(Field.key)" value="\(sending.key.description)">\
            \(form.field(Field.text, "referrals.message", style, screen))\
            <div class="actions"><button class="button">\(screen.t("referrals.message.send"))</button></div></form>
            """
    }
}
