import Localization
import Persistence
import Web

/// Members who are never seated together: the bureau's own list, without a reason.
struct ApartPage: Sendable {
    static let one = MemberPick(field: "one")
    static let other = MemberPick(field: "other")

    var pairs: [ApartPairs.Shown]
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
        let items = pairs.map { pair -> HTML in
            let names: HTML = "\(bdi: screen.name(pair.first)) · \(bdi: screen.name(pair.second))"
            return """
                <li class="row spread"><span>\(names)</span><form method="post" action="\(Routes.letTogether())">\
                <input type="hidden" name="first" value="\(pair.first.membership.description)">\
                <input type="hidden" name="second" value="\(pair.second.membership.description)">\
                <button class="button small">\(screen.t("seating.remove"))\
                <span class="visually-hidden"> \(names)</span></button></form></li>
                """
        }
        return "<ul role=\"list\" class=\"stack\">\(items)</ul>"
    }
}
