import Localization
import Web

/// The letter as it is read on a screen and printed from one: who, what, by whom, until when, and how to check it.
struct LetterArticle: Sendable {
    var letter: CommendationRecord
    var address: String
    /// Whether the code and its address are shown.
    var hasCode = true

    func html(_ screen: Screen) -> HTML {
        """
        <article class="card stack loose letter"><p class="letter-head"><strong>\(bdi: letter.clubName)</strong> \
        <span class="soft">\(screen.t("commendations.letter"))</span></p>\
        <div class="page-head"><h1>\(bdi: letter.subject)</h1><p class="soft">\(bdi: letter.about)</p></div>\(facts(screen))\
        <div class="words" lang="\(letter.language.rawValue)" dir="\(letter.language.direction.rawValue)">\
        \(paragraphs(letter.letter))</div>\(answer(screen))\(hasCode ? proof(screen) : nil)</article>
        """
    }

    private func facts(_ screen: Screen) -> HTML {
        let author: HTML = """
            <strong>\(bdi: letter.authorName)</strong>\(screen.t("commendations.paper.comma"))\(bdi: letter.authorCompany)<br>\
            <span class="small soft">\(screen.t(letter.isByMember ? "commendations.member" : "commendations.former"))</span>
            """
        let rows: [(String, HTML)] = [
            ("commendations.by", author), ("commendations.for", "\(bdi: letter.purpose)"),
            ("commendations.since", "\(String(letter.knownSince))"),
            ("commendations.signed", screen.date(letter.issuedOn)),
            ("commendations.until", screen.date(letter.expiresOn)),
        ]
        let items = rows.map { key, value -> HTML in "<div><dt>\(screen.t(key))</dt><dd>\(value)</dd></div>" }
        return "<dl class=\"facts\">\(items)</dl>"
    }

    private func paragraphs(_ text: String) -> [HTML] {
        text.split(separator: "\n").map { "<p>\(String($0))</p>" }
    }

    private func answer(_ screen: Screen) -> HTML? {
        guard !letter.answer.isEmpty else { return nil }
        return """
            <section class="stack tight"><h2>\(screen.html("commendations.answer-of", ["name": .text(letter.person)]))</h2>\
            <blockquote class="quote" dir="auto">\(paragraphs(letter.answer))</blockquote></section>
            """
    }

    private func proof(_ screen: Screen) -> HTML {
        """
        <div class="proof"><img src="\(LetterController.Routes.code(letter.code))" width="132" height="132" \
        alt="\(screen.t("commendations.code.alt"))"><div class="stack tight">\
        <p class="strong">\(screen.t("commendations.proof.title"))</p>\
        <p class="small"><bdi dir="ltr" class="mono">\(address)</bdi></p>\
        <p class="small soft">\(screen.t("commendations.proof.text"))</p></div></div>
        """
    }
}
