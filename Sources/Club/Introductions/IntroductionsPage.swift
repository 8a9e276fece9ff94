import Localization
import Persistence
import Web

/// The member's introductions: those they stand in, and those they brought about.
struct IntroductionsPage: Sendable {
    /// One more than a page when there is a next one.
    var seen: [SeenIntroduction]
    /// Whether they are those the viewer brought about.
    var isMine: Bool

    private typealias Routes = IntroductionController.Routes

    func html(_ screen: Screen) -> HTML {
        """
        \(BusinessTabs.introductions.html(screen))\
        <div class="page-head"><h1>\(screen.t("introductions.title"))</h1>\
        <p class="soft">\(screen.t("introductions.lead"))</p></div>\
        <div class="row spread">\(filters(screen))\(seen.isEmpty ? nil : new(screen))</div>\(list(screen))
        """
    }

    private func new(_ screen: Screen) -> HTML {
        """
        <a class="button primary" href="\(Routes.new())">\(screen.icon("people"))\
        <span>\(screen.t("introductions.new"))</span></a>
        """
    }

    private func filters(_ screen: Screen) -> HTML {
        let items = [false, true].map { mine -> HTML in
            let path = mine ? Routes.all().query("by", "me") : Routes.all()
            return """
                <li><a href="\(path)"\(attribute: "aria-current", mine == isMine ? "true" : nil)>\
                \(screen.t(mine ? "introductions.by-me" : "introductions.of-me"))</a></li>
                """
        }
        return """
            <nav aria-label="\(screen.t("introductions.title"))"><ul class="filters">\(items)\
            <li><a href="\(OneToOneController.Routes.all())">\(screen.t("oneToOnes.title"))</a></li></ul></nav>
            """
    }

    private func list(_ screen: Screen) -> HTML {
        guard !seen.isEmpty else {
            let side = isMine ? "by-me" : "of-me"
            return screen.empty(
                "people", "introductions.empty.title", "introductions.empty." + side,
                action: ("introductions.new", Routes.new()))
        }
        let shown = seen.prefix(IntroductionRepository.pageSize)
        return """
            <ul role="list" class="waits card">\(shown.map { line($0, screen) })</ul>\(pager(shown.last, screen))
            """
    }

    private func line(_ one: SeenIntroduction, _ screen: Screen) -> HTML {
        let day = one.madeAt ?? one.introducedAt
        return """
            <li><a href="\(Routes.introduction(one.id))">\(face(one, screen))<span><strong>\
            \(IntroductionWords.title(one, screen))</strong><span class="soft small">\
            \(IntroductionWords.origin(one, screen)) · \(screen.ago(day))</span></span>\
            \(IntroductionWords.tag(one.standing, screen))</a></li>
            """
    }

    private func face(_ one: SeenIntroduction, _ screen: Screen) -> HTML {
        if let other = one.other { return screen.disc(other.party) }
        if let introducer = one.introducer { return screen.disc(introducer) }
        return screen.icon("people")
    }

    private func pager(_ last: SeenIntroduction?, _ screen: Screen) -> HTML? {
        guard seen.count > IntroductionRepository.pageSize, let last else { return nil }
        let path = Routes.all().query("by", isMine ? "me" : nil).query("before", last.id.description)
        return """
            <nav class="pager" aria-label="\(screen.t("introductions.older"))"><a class="button" href="\(path)">\
            \(screen.t("introductions.older"))</a></nav>
            """
    }
}
