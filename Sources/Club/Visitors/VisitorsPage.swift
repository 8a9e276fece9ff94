import Localization
import Persistence
import Web

/// Visitors to follow: a member's own, or those of a bureau's meetings.
struct VisitorsPage: Sendable {
    var scope: VisitorRepository.Scope
    /// One more than a page when there is a next one.
    var visitors: [ShownVisitor]

    private typealias Routes = VisitorController.Routes

    private var isBureau: Bool { scope != .mine }
    var titleKey: String { isBureau ? "visitors.bureau.title" : "visitors.mine.title" }

    func html(_ screen: Screen) -> HTML {
        """
        \(screen.back("meetings.title", MeetingController.Routes.all()))\
        <div class="page-head"><h1>\(screen.t(titleKey))</h1>\
        <p class="soft prose">\(screen.t(isBureau ? "visitors.bureau.lead" : "visitors.mine.lead"))</p></div>\
        \(isBureau ? scopes(screen) : nil)\(list(screen))
        """
    }

    private func scopes(_ screen: Screen) -> HTML {
        let items = [VisitorRepository.Scope.open, .all].map { scope -> HTML in
            """
            <li><a href="\(path(scope))"\(attribute: "aria-current", scope == self.scope ? "true" : nil)>\
            \(screen.t(scope == .open ? "visitors.scope.open" : "visitors.scope.all"))</a></li>
            """
        }
        return "<nav aria-label=\"\(screen.t("visitors.scope"))\"><ul class=\"filters\">\(items)</ul></nav>"
    }

    private func path(_ scope: VisitorRepository.Scope) -> URLPath {
        switch scope {
        case .mine: Routes.mine()
        case .open: Routes.bureau()
        case .all: Routes.bureau().query("show", "all")
        }
    }

    private func list(_ screen: Screen) -> HTML {
        guard !visitors.isEmpty else {
            let key = "visitors.none." + (scope == .mine ? "mine" : scope == .open ? "open" : "all")
            let action: (key: String, path: URLPath)? =
                scope == .mine ? ("visitors.none.mine.do", MeetingController.Routes.all()) : nil
            return screen.empty("people", key + ".title", key + ".text", action: action)
        }
        let shown = visitors.prefix(VisitorRepository.pageSize)
        let lines = shown.map { VisitorWords.line($0, withMeeting: true, withInviter: isBureau, screen) }
        let next: HTML? =
            visitors.count > shown.count
            ? shown.last.map { last in
                """
                <nav class="pager" aria-label="\(screen.t("meetings.more"))"><a class="button" \
                href="\(path(scope).query("after", last.id.description))">\(screen.t("meetings.more"))</a></nav>
                """
            } : nil
        return "<ul role=\"list\" class=\"waits card\">\(lines)</ul>\(next)"
    }
}
