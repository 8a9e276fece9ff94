import Localization
import Web

/// *My exchanges*: what I gave and received, narrowed by the address.
struct ExchangesPage: Sendable {
    var filter: ExchangeFilter
    var page: ExchangeRepository.Page

    func html(_ screen: Screen) -> HTML {
        """
        \(BusinessTabs.referrals.html(screen))\
        <div class="page-head"><h1>\(screen.t("exchanges.title"))</h1><p class="soft">\(screen.t("exchanges.lead"))</p>\
        <p class="row"><a class="link" href="\(ExchangesController.Routes.cohorts())">\(screen.icon("chart"))\
        <span>\(screen.t("cohorts.title"))</span></a><a class="link" href="\(ExchangesController.Routes.outside())">\
        \(screen.icon("globe"))<span>\(screen.t("outside.title"))</span></a></p></div>\(search(screen))\(filters(screen))<div class="stack" data-results>\(results(screen))</div>
        """
    }

    private func results(_ screen: Screen) -> HTML {
        guard !page.exchanges.isEmpty else { return empty(screen) }
        let table = ExchangeList(exchanges: page.exchanges).html(screen)
        let next: HTML? = page.next.map { cursor in
            let path = filter.with { $0.after = cursor }.path()
            return """
                <nav class="pager" aria-label="\(screen.t("exchanges.pages"))"><a class="button" href="\(path)">\
                \(screen.t("exchanges.older"))</a></nav>
                """
        }
        return """
            <p role="status">\(totals(screen))</p><p><a class="link" download \
            href="\(filter.with { _ in }.path(ReferralController.Routes.exchangesTable))">\
            \(screen.icon("download"))<span>\(screen.t("exchanges.download"))</span></a></p>\(table)\(next)
            """
    }

    private func totals(_ screen: Screen) -> HTML {
        var parts: [HTML] = [
            screen.html("exchanges.total", count: page.totals.count),
            screen.html("exchanges.total.won", count: page.totals.won),
        ]
        if page.totals.amountMinor > 0 {
            parts.append("<strong class=\"tabular\">\(bdi: screen.money(page.totals.amountMinor))</strong>")
            parts.append(
                "<a class=\"small\" href=\"\(FigureQuestion.confirmed(filter).path)\">\(screen.t("why.title"))</a>")
        }
        return parts.joined(separator: " · ")
    }

    private func empty(_ screen: Screen) -> HTML {
        if filter.isNarrowed || filter.after != nil {
            return screen.empty(
                "search", "exchanges.none.title", "exchanges.none.text",
                action: ("exchanges.none.all", ExchangeFilter().path())
            )
        }
        return screen.empty(
            "share", "exchanges.empty.title", "exchanges.empty.text",
            action: ("referrals.give.title", ReferralController.Routes.new())
        )
    }

    private func search(_ screen: Screen) -> HTML {
        let kept: [HTML] = [
            ("direction", filter.direction?.rawValue), ("stage", filter.group?.rawValue),
            ("period", filter.period == .all ? nil : filter.period.rawValue),
        ].compactMap { name, value in value.map { "<input type=\"hidden\" name=\"\(name)\" value=\"\($0)\">" } }
        return """
            <form role="search" method="get" action="\(ReferralController.Routes.exchanges())" data-search>\(kept)\
            <div class="field"><label for="q">\(screen.t("exchanges.search"))</label><div class="search">\
            \(screen.icon("search"))<input id="q" name="q" type="search" maxlength="100" value="\(filter.search)"></div>\
            </div><noscript><button class="button">\(screen.t("exchanges.search.go"))</button></noscript></form>
            """
    }

    private func filters(_ screen: Screen) -> HTML {
        let directions = ExchangeFilter.Direction.allCases.map { direction in
            item("exchanges.direction." + direction.rawValue, filter.direction == direction, screen) {
                $0.direction = direction
            }
        }
        let groups = ExchangeFilter.Group.allCases.map { group in
            item("exchanges.group." + group.rawValue, filter.group == group, screen) { $0.group = group }
        }
        let all = [
            nav(
                "exchanges.by-direction",
                [item("exchanges.direction.both", filter.direction == nil, screen) { $0.direction = nil }] + directions,
                screen),
            nav(
                "exchanges.by-stage",
                [item("exchanges.group.any", filter.group == nil, screen) { $0.group = nil }] + groups, screen),
            nav(
                "exchanges.by-period",
                [
                    item("exchanges.period.all", filter.period == .all, screen) { $0.period = .all },
                    item("exchanges.period.year", filter.period == .year, screen) { $0.period = .year },
                ], screen),
        ]
        return "<div class=\"stack tight\">\(all)</div>"
    }

    private func nav(_ key: String, _ items: [HTML], _ screen: Screen) -> HTML {
        "<nav aria-label=\"\(screen.t(key))\"><ul class=\"filters\">\(items)</ul></nav>"
    }

    private func item(
        _ key: String, _ isCurrent: Bool, _ screen: Screen, _ change: (inout ExchangeFilter) -> Void
    ) -> HTML {
        """
        <li><a href="\(filter.with(change).path())"\(attribute: "aria-current", isCurrent ? "true" : nil)>\
        \(screen.t(key))</a></li>
        """
    }
}
