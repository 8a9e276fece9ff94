import Localization
import Persistence
import Web

/// Who asks to join, for the bureau that decides.
struct CandidatesPage: Sendable {
    var files: [CandidateFile]
    var done: String?

    private typealias Routes = CandidateController.Routes

    func html(_ screen: Screen) -> HTML {
        let title = screen.t("candidates.title")
        let body: HTML = """
            \(done.map { screen.notice("candidates.done." + $0) } as HTML?)\
            <div class="page-head"><h1>\(title)</h1><p class="soft">\(screen.t("candidates.text"))</p></div>\
            \(list(screen))
            """
        return Shell(title: title, place: .more).page(body, screen)
    }

    private func list(_ screen: Screen) -> HTML {
        guard !files.isEmpty else { return screen.empty("people", "candidates.none.title", "candidates.none.text") }
        return "<div class=\"stack\">\(files.enumerated().map { card($1, isFirst: $0 == 0, screen) })</div>"
    }

    /// The one waiting longest stands out.
    private func card(_ file: CandidateFile, isFirst: Bool, _ screen: Screen) -> HTML {
        let letter: HTML? = file.code.map { code in
            """
            <p><a class="link" href="\(LetterController.Routes.letter(code))">\(screen.t("candidates.letter"))</a></p>
            """
        }
        return """
            <section class="card stack"><div class="profile">\
            \(screen.disc(given: file.given, family: file.family, key: file.person.rawValue))<div>\
            <h2>\(bdi: file.seat.name)</h2><p class="small soft">\(bdi: file.seat.company)</p></div></div>\
            <dl class="facts">\(facts(file, screen))</dl>\(letter)\
            <form class="stack tight" method="post" action="\(Routes.accept(file.seat.membership))">\
            <p class="small soft">\(screen.t("candidates.accept.hint"))</p><div class="row">\
            <button class="button\(isFirst ? " primary" : "")">\(screen.t("candidates.accept"))\
            <span class="visually-hidden"> \(bdi: file.seat.name)</span></button>\
            <a class="button" href="\(Routes.ask(file.seat.membership))">\(screen.t("candidates.refuse"))\
            <span class="visually-hidden"> \(bdi: file.seat.name)</span></a></div></form></section>
            """
    }

    private func facts(_ file: CandidateFile, _ screen: Screen) -> [HTML] {
        var facts: [HTML] = []
        func add(_ key: String, _ value: HTML) {
            facts.append("<div><dt>\(screen.t(key))</dt><dd>\(value)</dd></div>")
        }
        if !file.activity.isEmpty { add("candidates.activity", "\(bdi: file.activity)") }
        let place = [file.city, file.seat.branch].filter { !$0.isEmpty }
        add("candidates.place", place.map { "\(bdi: $0)" as HTML }.joined(separator: " · "))
        if let sponsor = file.sponsor {
            let page = MemberController.Routes.member(sponsor.membership)
            add("candidates.sponsor", "<a href=\"\(page)\">\(bdi: screen.name(sponsor))</a>")
        }
        if let visited = file.visited { add("visitors.candidate.visited", "\(bdi: visited)") }
        add("candidates.since", screen.ago(file.appliedAt))
        return facts
    }
}
