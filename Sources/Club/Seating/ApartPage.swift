import Localization
import Persistence
import Web

/// Members who are never seated together: the bureau's own list, without a reason.
struct ApartPage: Sendable {
    static let one = MemberPick(field: "one")
    static let other = MemberPick(field: "other")

    /// One more than a page when there is a next one.
    var pairs: [ApartPairs.Shown]
    /// Whether this is not the first page.
    var isContinued = false
    var done: SeatingDone?
    var form: FormView
    var candidates: (one: [Party], other: [Party])

    private typealias Routes = SeatingController.Routes

    func html(_ screen: Screen) -> HTML {
        """
        \(screen.back("meetings.title", MeetingController.Routes.all()))\(done.map { screen.notice($0.key) })\
        \(form.summary(screen))\
        <div class="page-head"><h1>\(screen.t("seating.apart"))</h1><p class="soft prose">\(screen.t("seating.apart.lead"))</p>\
        </div><div class="columns even">\
        <form class="card stack" method="post" action="\(Routes.keepApart())" novalidate>\
        \(Self.one.html(form, "seating.apart.one", candidates.one, screen))\
        \(Self.other.html(form, "seating.apart.other", candidates.other, screen))\
        <div class="actions"><button class="button primary">\(screen.t("seating.apart.do"))</button></div></form>\
        <section class="card stack"><h2>\(screen.t("seating.apart.now"))</h2>\
        \(pairs.isEmpty ? "<p class=\"soft\">\(screen.t("seating.apart.none"))</p>" as HTML : list(screen))</section></div>
        """
    }

    private func list(_ screen: Screen) -> HTML {
        let shown = pairs.prefix(ApartPairs.pageSize)
        let items = shown.map { pair -> HTML in
            let names: HTML = "\(bdi: screen.name(pair.first)) · \(bdi: screen.name(pair.second))"
            return """
                <li class="row spread"><span>\(names)</span><form method="post" action="\(Routes.letTogether())">\
                <input type="hidden" name="first" value="\(pair.first.membership.description)">\
                <input type="hidden" name="second" value="\(pair.second.membership.description)">\
                <button class="button small">\(screen.t("seating.remove"))\
                <span class="visually-hidden"> \(names)</span></button></form></li>
                """
        }
        return "<ul role=\"list\" class=\"stack\">\(items)</ul>\(pager(shown.last, screen))"
    }

    private func pager(_ last: ApartPairs.Shown?, _ screen: Screen) -> HTML? {
        let hasMore = pairs.count > ApartPairs.pageSize
        guard hasMore || isContinued else { return nil }
        let start: HTML? =
            isContinued
            ? "<a class=\"button plain\" href=\"\(Routes.apart())\">\(screen.t("members.pager.start"))</a>" : nil
        let next: HTML? =
            hasMore
            ? last.map { last in
                let path = Routes.apart()
                    .query("first", last.first.membership.description)
                    .query("second", last.second.membership.description)
                return "<a class=\"button\" rel=\"next\" href=\"\(path)\">\(screen.t("members.pager.next"))</a>"
            } : nil
        return "<nav class=\"pager\" aria-label=\"\(screen.t("seating.apart.now"))\">\(start)\(next)</nav>"
    }
}
