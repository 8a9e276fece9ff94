import Chronology
import Localization
import Persistence
import Web

/// The member's one-to-ones: to answer, to close, to come, awaited, and past.
struct OneToOnesPage: Sendable {
    var open: [SeenOneToOne]
    /// One more than a page when there is a next one.
    var past: [SeenOneToOne]
    var heldThisYear: Int
    /// Whether it is a later page of the past.
    var isContinued: Bool

    private typealias Routes = OneToOneController.Routes

    /// The parts of the page, in the order in which they ask for something.
    private static let parts: [(key: String, standings: Set<SeenOneToOne.Standing>)] = [
        ("answer", [.asked, .passed]), ("close", [.toClose]), ("coming", [.coming]), ("waiting", [.waiting, .said]),
    ]

    func html(_ screen: Screen) -> HTML {
        let held: HTML? =
            heldThisYear == 0
            ? nil : "<p class=\"strong\">\(screen.t("oneToOnes.held", count: heldThisYear))</p>"
        return """
            \(BusinessTabs.introductions.back(screen))\
            <div class="page-head"><h1>\(screen.t("oneToOnes.title"))</h1>\
            <p class="soft">\(screen.t("oneToOnes.lead"))</p>\(held)</div>\(body(screen))
            """
    }

    private func body(_ screen: Screen) -> HTML {
        guard !open.isEmpty || !past.isEmpty else {
            return screen.empty(
                "calendar", "oneToOnes.empty.title", "oneToOnes.empty.text", action: ("oneToOnes.new", Routes.new()))
        }
        let new: HTML = """
            <p><a class="button primary" href="\(Routes.new())">\(screen.icon("calendar"))\
            <span>\(screen.t("oneToOnes.new"))</span></a></p>
            """
        let parts = Self.parts.compactMap { part -> HTML? in
            let these = open.filter { part.standings.contains($0.standing(screen.visit.now)) }
            let isComing = part.key == "coming"
            return card(part.key, isComing ? these.sorted { start($0) < start($1) } : these, screen)
        }
        return
            "\(isContinued ? nil : new)\(parts)\(card("past", Array(past.prefix(OneToOneRepository.pageSize)), screen))\(pager(screen))"
    }

    private func start(_ one: SeenOneToOne) -> Int64 { one.taken?.startsAt.milliseconds ?? 0 }

    private func card(_ key: String, _ those: [SeenOneToOne], _ screen: Screen) -> HTML? {
        guard !those.isEmpty else { return nil }
        return """
            <section class="card"><div class="card-head"><h2>\(screen.t("oneToOnes.part." + key))</h2></div>\
            <ul role="list" class="waits">\(those.map { line($0, screen) })</ul></section>
            """
    }

    private func line(_ one: SeenOneToOne, _ screen: Screen) -> HTML {
        let when = one.taken.map { OneToOneWords.moment($0.local, screen) } ?? screen.ago(one.openedAt)
        return """
            <li><a href="\(Routes.one(one.id))">\(screen.disc(one.other))<span><strong>\(bdi: screen.name(one.other))</strong>\
            <span class="soft small">\(bdi: one.other.company) · \(when)</span></span>\
            \(OneToOneWords.tag(one.standing(screen.visit.now), screen))</a></li>
            """
    }

    private func pager(_ screen: Screen) -> HTML? {
        guard past.count > OneToOneRepository.pageSize else { return nil }
        let last = past[OneToOneRepository.pageSize - 1].id
        return """
            <nav class="pager" aria-label="\(screen.t("oneToOnes.older"))"><a class="button" \
            href="\(Routes.all().query("before", last.description))">\(screen.t("oneToOnes.older"))</a></nav>
            """
    }
}
