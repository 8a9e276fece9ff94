import Localization
import Persistence
import Web

/// What members seek and propose, narrowed by the address.
struct OpportunitiesPage: Sendable {
    var filter: OpportunityFilter
    var page: OpportunityRepository.Page
    var viewer: Viewer
    /// The key of the search that may be kept.
    var key: ID<SavedSearch>
    var done: OpportunityNotice?

    private typealias Routes = OpportunityController.Routes

    func html(_ screen: Screen) -> HTML {
        """
        \(BusinessTabs.opportunities.html(screen))\(done.map { screen.notice($0.key) } as HTML?)\
        <div class="page-head"><h1>\(screen.t("opportunities.title"))</h1>\
        <p class="soft">\(screen.t("opportunities.lead"))</p>\(actions(screen))</div>\
        \(search(screen))\(filters(screen))<div class="stack" data-results>\(results(screen))</div>
        """
    }

    private var isMember: Bool { viewer.activeSeat != nil }

    private func actions(_ screen: Screen) -> HTML? {
        guard isMember else { return nil }
        return """
            <div class="row"><a class="button primary" href="\(Routes.new())">\(screen.icon("plus"))\
            <span>\(screen.t("opportunities.publish"))</span></a>\
            <a class="link" href="\(SavedSearchController.Routes.all())">\(screen.icon("bell"))\
            <span>\(screen.t("opportunities.searches.title"))</span></a></div>
            """
    }

    private func search(_ screen: Screen) -> HTML {
        let kept = [
            ("scope", filter.scope == .all ? nil : filter.scope.rawValue), ("side", filter.side?.rawValue),
        ].compactMap { name, value in
            value.map { "<input type=\"hidden\" name=\"\(name)\" value=\"\($0)\">" as HTML }
        }
        return """
            <form class="stack" role="search" method="get" action="\(Routes.list())" data-search>\(kept)\
            <div class="field"><label for="q">\(screen.t("opportunities.search"))</label><div class="search">\
            \(screen.icon("search"))<input id="q" name="q" type="search" value="\(filter.text)" \
            maxlength="\(OpportunityFilter.maximumLength)" autocomplete="off" enterkeyhint="search"></div></div>\
            \(OpportunityFilters(filter: filter).html(screen))\
            <noscript><button class="button">\(screen.t("opportunities.search.go"))</button></noscript></form>
            """
    }

    private func filters(_ screen: Screen) -> HTML {
        let sides: [HTML] =
            [item("opportunities.side.both", filter.side == nil, screen) { $0.side = nil }]
            + Opportunity.Side.allCases.map { side in
                item("opportunities.side." + side.rawValue + ".many", filter.side == side, screen) { $0.side = side }
            }
        let scopes = OpportunityFilter.Scope.allCases.map { scope in
            item("opportunities.scope." + scope.rawValue, filter.scope == scope, screen) {
                $0.scope = scope
                $0.state = $0.usualState
            }
        }
        let whose = isMember ? nav("opportunities.by-scope", scopes, screen) : nil
        return "<div class=\"stack tight\">\(nav("opportunities.by-side", sides, screen))\(whose)</div>"
    }

    private func nav(_ key: String, _ items: [HTML], _ screen: Screen) -> HTML {
        "<nav aria-label=\"\(screen.t(key))\"><ul class=\"filters\">\(items)</ul></nav>"
    }

    private func item(
        _ key: String, _ isCurrent: Bool, _ screen: Screen, _ change: (inout OpportunityFilter) -> Void
    ) -> HTML {
        """
        <li><a href="\(filter.with(change).path())"\(attribute: "aria-current", isCurrent ? "true" : nil)>\
        \(screen.t(key))</a></li>
        """
    }

    private func results(_ screen: Screen) -> HTML {
        guard !page.opportunities.isEmpty else { return "\(empty(screen))\(keep(screen))" }
        let more = page.next != nil || filter.after != nil
        let count = screen.t(
            more ? "opportunities.found.more" : "opportunities.found", count: page.opportunities.count)
        return """
            <p class="soft" role="status">\(count)</p>\(keep(screen))\
            <ul role="list" class="people">\(page.opportunities.map { OpportunityCard(opportunity: $0).html(screen) })</ul>\
            \(pager(screen))
            """
    }

    /// Stands among the results, so that it always keeps the view that is shown.
    private func keep(_ screen: Screen) -> HTML? {
        guard isMember, filter.isNarrowed, filter.scope == .all else { return nil }
        return """
            <details class="more"><summary>\(screen.t("opportunities.searches.keep"))</summary>\
            \(SavedSearchFields(filter: filter, key: key).html(screen))</details>
            """
    }

    private func pager(_ screen: Screen) -> HTML? {
        let start: HTML? =
            filter.after == nil
            ? nil
            : """
            <a class="button plain" href="\(filter.with { _ in }.path())">\(screen.t("opportunities.pager.start"))</a>
            """
        let next: HTML? = page.next.map { cursor in
            let path = filter.with { $0.after = cursor }.path()
            return "<a class=\"button\" rel=\"next\" href=\"\(path)\">\(screen.t("opportunities.pager.next"))</a>"
        }
        guard start != nil || next != nil else { return nil }
        return "<nav class=\"pager\" aria-label=\"\(screen.t("opportunities.pager"))\">\(start)\(next)</nav>"
    }

    private func empty(_ screen: Screen) -> HTML {
        if filter.isNarrowed || filter.after != nil || filter.state != filter.usualState {
            return screen.empty(
                "search", "opportunities.none.title", "opportunities.none.text",
                action: ("opportunities.none.all", OpportunityFilter().path()))
        }
        let key = "opportunities.empty." + filter.scope.rawValue
        // The button to publish stands above already.
        return screen.empty("search", key + ".title", key + ".text")
    }
}
