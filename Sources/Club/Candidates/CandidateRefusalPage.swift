import Localization
import Web

/// Asks the bureau once, with what follows, before it refuses a candidate.
struct CandidateRefusalPage: Sendable {
    static let field = "words"

    var file: CandidateFile
    var form = FormView()

    func html(_ screen: Screen) -> HTML {
        let title = screen.t("candidates.refuse.ask")
        let words = FieldStyle.line.area(4).limited(500).hinted("candidates.refuse.words.hint")
        let body: HTML = """
            \(screen.back("candidates.title", CandidateController.Routes.all()))\
            <div class="page-head"><h1>\(title)</h1>\
            <p class="soft">\(bdi: file.seat.name) · \(bdi: file.seat.company)</p></div>\(form.summary(screen))\
            <form class="card stack narrow" novalidate method="post" \
            action="\(CandidateController.Routes.refuse(file.seat.membership))">\
            <p>\(screen.t("candidates.refuse.text"))</p>\
            \(form.field(Self.field, "candidates.refuse.words", words, screen))\
            <div class="actions"><button class="button danger primary">\(screen.t("candidates.refuse.yes"))</button>\
            <a class="button plain" href="\(CandidateController.Routes.all())">\(screen.t("departures.no"))</a>\
            </div></form>
            """
        return Shell(title: title, place: .more).page(body, screen)
    }
}
