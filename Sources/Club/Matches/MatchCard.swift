import Localization
import Web

/// One proposal with its reasons and three answers.
struct MatchCard: Sendable {
    var match: SeenMatch
    var sentences: [HTML]
    /// The first card of a page bears its primary button.
    var isFirst: Bool

    func html(_ screen: Screen) -> HTML {
        let other = match.other
        let lines = sentences.prefix(4).map { "<li>\($0)</li>" as HTML }
        let name: [String: MessageValue] = ["name": .text(screen.name(other))]
        return """
            <section class="card stack"><div class="profile">\(screen.disc(other))<div>\
            <h2><a href="\(MemberController.Routes.member(other.membership))">\(bdi: screen.name(other))</a></h2>\
            <p class="small soft">\(bdi: other.company)</p></div></div>\
            <ul class="reasons">\(lines)</ul>\
            <form class="row" method="post" action="\(MatchController.Routes.answer(match.id))" \
            aria-label="\(screen.t("matches.answer", name))">\
            \(button(.interested, isFirst ? "button primary" : "button", screen))\
            \(button(.notNow, "button", screen))</form>\(refusal(screen))</section>
            """
    }

    /// A no is for ever: it says so, and is asked once.
    private func refusal(_ screen: Screen) -> HTML {
        """
        <details class="more"><summary>\(screen.t("matches.answer.no"))</summary>\
        <form class="stack" method="post" action="\(MatchController.Routes.answer(match.id))">\
        <p>\(screen.t("matches.no.ask"))</p><div class="actions">\
        <button class="button danger" name="answer" value="\(Match.Answer.no.rawValue)">\
        \(screen.t("matches.no.yes"))</button></div></form></details>
        """
    }

    private func button(_ answer: Match.Answer, _ style: String, _ screen: Screen) -> HTML {
        """
        <button class="\(style)" name="answer" value="\(answer.rawValue)">\
        \(screen.t("matches.answer." + (MatchDone(answer)?.rawValue ?? "")))</button>
        """
    }
}
