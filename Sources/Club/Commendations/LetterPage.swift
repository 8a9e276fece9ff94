import Localization
import Web

/// A letter that counts, for anybody who has its code.
struct LetterPage: Sendable {
    var letter: CommendationRecord
    var address: String

    /// One line for previews: who vouches for what.
    func description(_ screen: Screen) -> String {
        screen.t(
            "commendations.preview",
            [
                "author": .text(letter.authorName), "company": .text(letter.authorCompany),
                "purpose": .text(letter.purpose),
            ])
    }

    func html(_ screen: Screen) -> HTML {
        """
        <div class="columns"><div class="stack">\
        <p class="notice success no-print" role="status">\(screen.icon("check"))<span>\
        \(screen.html("commendations.valid", ["day": .written(screen.t.dates.long(letter.expiresOn))]))</span></p>\
        \(LetterArticle(letter: letter, address: address).html(screen))</div>\
        <div class="stack">\(keep(screen))\(subject(screen))</div></div>
        """
    }

    private func keep(_ screen: Screen) -> HTML {
        """
        <section class="card stack no-print"><h2>\(screen.t("commendations.keep"))</h2>\
        <a class="button primary" download href="\(LetterController.Routes.paper(letter.code))">\
        \(screen.icon("print"))<span>\(screen.t("commendations.paper"))</span></a>\
        <a class="button" download href="\(LetterController.Routes.file(letter.code))">\
        \(screen.icon("download"))<span>\(screen.t("commendations.file"))</span></a>\
        <p class="small soft">\(screen.t("commendations.file.hint"))</p></section>
        """
    }

    private func subject(_ screen: Screen) -> HTML {
        """
        <section class="card stack no-print"><h2>\(screen.t("commendations.claim.title"))</h2>\
        <p>\(screen.t("commendations.claim.lead"))</p>\
        <a class="button" href="\(SubjectController.Routes.ask(letter.code))">\(screen.icon("person"))\
        <span>\(screen.t("commendations.claim.open"))</span></a></section>
        """
    }
}
