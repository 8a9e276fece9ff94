import Localization
import Web

/// The letter as those it is about see it, with what they may do: answer, hide, be found, apply, erase.
struct SubjectPage: Sendable {
    var letter: CommendationRecord
    var form = FormView()
    var done: SubjectController.Done?

    private typealias Routes = SubjectController.Routes

    func html(_ screen: Screen) -> HTML {
        """
        \(done.map { screen.notice("commendations.own.done." + $0.rawValue, $0 == .known ? .warning : .success) } as HTML?)\
        \(form.summary(screen))<div class="page-head"><h1>\(screen.t("commendations.own.title"))</h1>\
        <p class="soft">\(screen.html("commendations.own.lead", ["author": .text(letter.authorName)]))</p></div>\
        <div class="columns even"><div class="stack">\(state(screen))\(read(screen))\(answer(screen))</div>\
        <div class="stack">\(candidacy(screen))\(visibility(screen))\(erasure(screen))</div></div>
        """
    }

    private var stands: Bool { letter.state == .standing }

    private func state(_ screen: Screen) -> HTML? {
        let key: String
        if letter.state == .withdrawn {
            key = "commendations.own.withdrawn"
        } else if letter.isExpired(on: screen.visit.today) {
            key = "commendations.own.expired"
        } else {
            return nil
        }
        return "<p class=\"notice warning\">\(screen.icon("info"))<span>\(screen.t(key))</span></p>"
    }

    private func read(_ screen: Screen) -> HTML? {
        guard !letter.letter.isEmpty else { return nil }
        let paragraphs = letter.letter.split(separator: "\n").map { "<p>\(String($0))</p>" as HTML }
        let open: HTML? =
            stands && !letter.isHidden
            ? """
            <a class="button" href="\(LetterController.Routes.letter(letter.code))">\(screen.icon("globe"))\
            <span>\(screen.t("commendations.own.see"))</span></a>
            """ : nil
        return """
            <section class="card stack"><h2>\(bdi: letter.subject)</h2><div class="words" \
            lang="\(letter.language.rawValue)" dir="\(letter.language.direction.rawValue)">\(paragraphs)</div>\(open)</section>
            """
    }

    private func answer(_ screen: Screen) -> HTML? {
        guard stands else { return nil }
        var ready = form
        if ready.values["answer"] == nil { ready.values.append("answer", letter.answer) }
        let style = FieldStyle.line.area(4).limited(Commendation.longestAnswer).optional()
            .hinted("commendations.own.answer.hint")
        return """
            <form class="card stack" novalidate method="post" action="\(Routes.answer(letter.code))">\
            <h2>\(screen.t("commendations.own.answer"))</h2>\
            \(ready.field("answer", "commendations.own.answer.label", style, screen))\
            <div class="actions"><button class="button">\(screen.t("commendations.own.answer.go"))</button></div></form>
            """
    }

    private func candidacy(_ screen: Screen) -> HTML? {
        guard stands else { return nil }
        if letter.candidate != nil {
            return """
                <section class="card stack"><h2>\(screen.t("commendations.own.candidate"))</h2>\
                <p>\(screen.t("commendations.own.candidate.waits"))</p></section>
                """
        }
        return """
            <form class="card stack warm" novalidate method="post" action="\(Routes.apply(letter.code))">\
            <h2>\(screen.t("commendations.own.candidate"))</h2>\
            <p>\(screen.html("commendations.own.candidate.text", ["author": .text(letter.authorName)]))</p>\
            <div class="actions"><button class="button primary">\(screen.t("commendations.own.candidate.go"))</button></div>\
            </form>
            """
    }

    private func visibility(_ screen: Screen) -> HTML? {
        guard stands else { return nil }
        let hide = letter.isHidden ? "show" : "hide"
        let list = letter.isListed ? "unlist" : "list"
        let listing: HTML? =
            letter.isHidden
            ? nil
            : """
            <p class="small soft">\(screen.t("commendations.own.\(list).text"))</p>\
            <form method="post" action="\(Routes.list(letter.code))">\
            <input type="hidden" name="listed" value="\(letter.isListed ? "0" : "1")">\
            <button class="button">\(screen.icon("search"))<span>\(screen.t("commendations.own.\(list)"))</span></button></form>
            """
        return """
            <section class="card stack"><h2>\(screen.t("commendations.own.visibility"))</h2>\
            <p class="small soft">\(screen.t("commendations.own.\(hide).text"))</p>\
            <form method="post" action="\(Routes.hide(letter.code))">\
            <input type="hidden" name="hidden" value="\(letter.isHidden ? "0" : "1")">\
            <button class="button">\(screen.icon(letter.isHidden ? "eye" : "eye-off"))\
            <span>\(screen.t("commendations.own.\(hide)"))</span></button></form>\(listing)</section>
            """
    }

    private func erasure(_ screen: Screen) -> HTML {
        """
        <details class="more"><summary>\(screen.t("commendations.own.erase"))</summary>\
        <form class="stack" novalidate method="post" action="\(Routes.erase(letter.code))">\
        <p>\(screen.t("commendations.own.erase.ask"))</p><div class="actions">\
        <button class="button danger">\(screen.icon("trash"))<span>\(screen.t("commendations.own.erase.yes"))</span></button>\
        </div></form></details>
        """
    }
}

/// After an erasure: nothing is left, and that is what it says.
struct ErasedPage: Sendable {
    func html(_ screen: Screen) -> HTML {
        """
        <section class="empty">\(screen.icon("check"))<h1>\(screen.t("commendations.erased.title"))</h1>\
        <p>\(screen.t("commendations.erased.text"))</p></section>
        """
    }
}
