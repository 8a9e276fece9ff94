import Localization
import Web

/// *My deals*: what I declared and what was declared with me, narrowed by the address.
struct DealsPage: Sendable {
    var filter: DealFilter
    var page: DealRepository.Page

    func html(_ screen: Screen) -> HTML {
        """
        \(BusinessTabs.deals.html(screen))\
        <div class="page-head"><h1>\(screen.t("deals.title"))</h1><p class="soft">\(screen.t("deals.lead"))</p>\
        \(declare(screen))</div>\(filters(screen))<div class="stack">\(results(screen))</div>
        """
    }

    /// An empty page has its own way in.
    private func declare(_ screen: Screen) -> HTML? {
        guard filter.isNarrowed || !page.deals.isEmpty else { return nil }
        return """
            <div class="row"><a class="button primary" href="\(DealController.Routes.new())">\(screen.icon("plus"))\
            <span>\(screen.t("deals.new.title"))</span></a></div>
            """
    }

    private func filters(_ screen: Screen) -> HTML {
        let all = item("deals.filter.all", filter.group == nil, nil, screen) { $0.group = nil }
        let groups = DealFilter.Group.allCases.map { group in
            item(
                "deals.filter." + group.rawValue, filter.group == group,
                group == .toConfirm && page.waiting > 0 ? page.waiting : nil, screen
            ) { $0.group = group }
        }
        return """
            <nav aria-label="\(screen.t("deals.filters"))"><ul class="filters">\([all] + groups)</ul></nav>
            """
    }

    private func item(
        _ key: String, _ isCurrent: Bool, _ count: Int?, _ screen: Screen, _ change: (inout DealFilter) -> Void
    ) -> HTML {
        let number: HTML? = count.map { " <span class=\"tag act\">\(screen.number($0))</span>" }
        return """
            <li><a href="\(filter.changed(change).path())"\(attribute: "aria-current", isCurrent ? "true" : nil)>\
            \(screen.t(key))\(number)</a></li>
            """
    }

    private func results(_ screen: Screen) -> HTML {
        guard !page.deals.isEmpty else { return empty(screen) }
        let next: HTML? = page.next.map { last in
            var older = filter
            older.after = last
            return """
                <nav class="pager" aria-label="\(screen.t("deals.pages"))"><a class="button" href="\(older.path())">\
                \(screen.t("deals.older"))</a></nav>
                """
        }
        return "\(DealList(deals: page.deals).html(screen))\(next)\(links(screen))"
    }

    private func empty(_ screen: Screen) -> HTML {
        guard filter.isNarrowed else {
            return """
                \(screen.empty(
                    "check", "deals.empty.title", "deals.empty.text",
                    action: ("deals.new.title", DealController.Routes.new())))\(links(screen))
                """
        }
        return "\(screen.empty("search", "deals.none.title", "deals.none.text"))\(links(screen))"
    }

    private func links(_ screen: Screen) -> HTML {
        let table = filter.changed { _ in }.path(DealController.Routes.table)
        return """
            <ul role="list" class="menu card no-print">\
            \(screen.menuItem("chart", "deals.record.title", DealController.Routes.records()))\
            \(screen.menuItem("calendar", "deals.calendar.title", DealController.Routes.calendar()))\
            <li><a href="\(table)" download>\(screen.icon("download"))<span>\(screen.t("deals.download"))</span></a></li>\
            </ul>
            """
    }
}
