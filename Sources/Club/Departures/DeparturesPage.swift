import Localization
import Persistence
import Web

/// Memberships that ended, for the bureau, with the way back.
struct DeparturesPage: Sendable {
    /// One more than a page when there is a next one.
    var ended: [DepartureRepository.Ended]
    var done: String?

    func html(_ screen: Screen) -> HTML {
        let title = screen.t("departures.title")
        let body: HTML = """
            \(done.map { screen.notice("departures.done." + $0) } as HTML?)\
            <div class="page-head"><h1>\(title)</h1><p class="soft">\(screen.t("departures.text"))</p></div>\
            \(list(screen))
            """
        return Shell(title: title, place: .more).page(body, screen)
    }

    private func list(_ screen: Screen) -> HTML {
        guard !ended.isEmpty else { return screen.empty("people", "departures.none.title", "departures.none.text") }
        let shown = ended.prefix(DepartureRepository.pageSize)
        let next: HTML? = ended.count > shown.count ? shown.last.map { pager($0, screen) } : nil
        return "<div class=\"stack\">\(shown.map { card($0, screen) })</div>\(next)"
    }

    private func card(_ item: DepartureRepository.Ended, _ screen: Screen) -> HTML {
        let words: HTML? = item.words.isEmpty ? nil : "<p class=\"keep\">\(bdi: item.words)</p>"
        return """
            <section class="card stack tight"><h2>\(bdi: item.seat.name)</h2>\
            <p class="small soft">\(bdi: item.seat.company) · \(bdi: item.seat.branch) · \(screen.date(item.leftOn))</p>\
            <p><span class="tag">\(screen.t("departures.by." + item.decidedBy))</span></p>\(words)\(way(item, screen))\
            </section>
            """
    }

    private func way(_ item: DepartureRepository.Ended, _ screen: Screen) -> HTML {
        if item.isUndone { return "<p class=\"small\">\(screen.t("departures.undone"))</p>" }
        return """
            <details class="more"><summary>\(screen.t("departures.undo"))</summary><form class="stack" novalidate method="post" \
            action="\(DepartureController.Routes.undo(item.seat.membership))"><p>\(screen.t("departures.undo.ask"))</p>\
            <div class="actions"><button class="button">\(screen.t("departures.undo.yes"))</button></div></form></details>
            """
    }

    private func pager(_ last: DepartureRepository.Ended, _ screen: Screen) -> HTML {
        """
        <nav class="pager" aria-label="\(screen.t("departures.older"))"><a class="button" \
        href="\(DepartureController.Routes.all().query("before", last.id.description))">\
        \(screen.t("departures.older"))</a></nav>
        """
    }
}
