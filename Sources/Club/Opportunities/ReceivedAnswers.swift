import Localization
import Web

/// The answers an author got: they alone see them, and how many.
struct ReceivedAnswers: Sendable {
    var opportunity: ListedOpportunity
    var answers: [ReceivedAnswer]

    func html(_ screen: Screen) -> HTML {
        let count: HTML? =
            answers.isEmpty ? nil : "<span class=\"tag act\">\(screen.number(answers.count))</span>"
        let list: HTML =
            answers.isEmpty
            ? "<p class=\"soft\">\(screen.t("opportunities.answers.none"))</p>"
            : "<ul role=\"list\" class=\"waits\">\(answers.map { line($0, screen) })</ul>"
        return """
            <section class="card stack"><div class="card-head"><h2>\(screen.t("opportunities.answers"))</h2>\(count)</div>\
            <p class="small soft">\(screen.t("opportunities.answers.private"))</p>\(list)</section>
            """
    }

    private func line(_ answer: ReceivedAnswer, _ screen: Screen) -> HTML {
        """
        <li><a href="\(AnswerController.Routes.conversation(answer.id))">\(screen.disc(answer.answerer))\
        <span><strong>\(bdi: screen.name(answer.answerer))</strong><span class="soft small">\
        \(bdi: answer.answerer.company) · \(screen.ago(answer.answeredAt))</span><br>\
        <span class="small">\(bdi: Self.beginning(of: answer.latest))</span></span>\(screen.stateTag(answer.state))</a></li>
        """
    }

    /// A line holds no more; the conversation has the whole.
    static func beginning(of text: String) -> String {
        let scalars = text.unicodeScalars
        guard scalars.count > 120 else { return text }
        return String(String.UnicodeScalarView(scalars.prefix(119))) + "…"
    }
}
