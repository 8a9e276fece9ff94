import Localization
import Morocco
import Persistence
import Web

/// The directory.
struct DirectoryPage: Sendable {
    var filter: DirectoryFilter
    var figures: DirectoryFigures
    var cards: [DirectoryCard]
    /// Whether more follow after the last card.
    var hasMore: Bool
    /// Whether this is not the first page.
    var isContinued: Bool

    func html(_ screen: Screen) -> HTML {
        """
        <div class="page-head"><h1>\(screen.t("members.title"))</h1><p class="soft">\(summary(screen))</p></div>\
        \(form(screen))\(branches(screen))<div data-results>\(results(screen))</div>
        """
    }

    private func summary(_ screen: Screen) -> HTML {
        let parts = [
            screen.t("members.count", count: figures.members),
            screen.t("members.trades", count: figures.divisions),
            screen.t("members.branches", count: figures.branches.count),
        ]
        return HTML(text: parts.joined(separator: screen.language == .ar ? "، " : ", "))
    }

    private func form(_ screen: Screen) -> HTML {
        let branch: HTML? = filter.branch.map { "<input type=\"hidden\" name=\"branch\" value=\"\($0.description)\">" }
        return """
            <form class="stack" role="search" method="get" action="\(MemberController.Routes.directory())" data-search>\
            <div class="field"><label for="q">\(screen.t("members.search"))</label><span class="hint" id="q-hint">\
            \(screen.t("members.search.hint"))</span><div class="search">\(screen.icon("search"))\
            <input id="q" name="q" type="search" value="\(filter.text)" aria-describedby="q-hint" \
            maxlength="\(DirectoryFilter.maximumLength)" autocomplete="off" enterkeyhint="search"></div></div>\
            \(branch)\(DirectoryFilters(filter: filter, figures: figures).html(screen))\
            <noscript><button class="button">\(screen.t("members.search.button"))</button></noscript></form>
            """
    }

    private func branches(_ screen: Screen) -> HTML? {
        guard figures.branches.count > 1 else { return nil }
        let items = figures.branches.map { item -> HTML in
            let view = filter.with { $0.branch = item.branch.id }
            return """
                <li><a href="\(view.path)"\(attribute: "aria-current", filter.branch == item.branch.id ? "true" : nil)>\
                \(bdi: item.branch.name) <span class="soft">\(screen.number(item.members))</span></a></li>
                """
        }
        let all = filter.with { $0.branch = nil }
        return """
            <nav aria-label="\(screen.t("members.branches.label"))"><ul class="filters"><li><a href="\(all.path)"\
            \(attribute: "aria-current", filter.branch == nil ? "true" : nil)>\(screen.t("members.branches.all"))</a></li>\
            \(items)</ul></nav>
            """
    }

    private func results(_ screen: Screen) -> HTML {
        guard !cards.isEmpty else { return nobody(screen) }
        return """
            <p class="soft" role="status">\(count(screen))</p>\
            <ul role="list" class="people">\(cards.map { $0.html(screen) })</ul>\(pager(screen))
            """
    }

    private func count(_ screen: Screen) -> String {
        guard hasMore || isContinued else { return screen.t("members.found", count: cards.count) }
        if filter.with({ $0.branch = nil }).isWhole {
            let known = figures.branches.first { $0.branch.id == filter.branch }?.members ?? figures.members
            return screen.t("members.found", count: known)
        }
        return screen.t("members.found.more", count: cards.count)
    }

    private func nobody(_ screen: Screen) -> HTML {
        let isSearch = !filter.text.isEmpty
        return screen.empty(
            "search",
            isSearch ? "members.none.search.title" : "members.none.title",
            isSearch ? "members.none.search.text" : "members.none.text",
            action: (key: "members.none.all", path: MemberController.Routes.directory())
        )
    }

    private func pager(_ screen: Screen) -> HTML? {
        guard hasMore || isContinued, filter.text.isEmpty else { return nil }
        let start: HTML? =
            isContinued
            ? "<a class=\"button plain\" href=\"\(filter.path)\">\(screen.t("members.pager.start"))</a>" : nil
        let next: HTML? =
            hasMore
            ? cards.last.map { card in
                let path = filter.path.query("after", card.membership.description)
                return "<a class=\"button\" rel=\"next\" href=\"\(path)\">\(screen.t("members.pager.next"))</a>"
            } : nil
        return "<nav class=\"pager\" aria-label=\"\(screen.t("members.pager"))\">\(start)\(next)</nav>"
    }
}
