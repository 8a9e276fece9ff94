import Localization
import Web

/// The one page where a person says how soon they wish mail of each kind, and when none.
struct PacesPage: Sendable {
    var form: FormView
    var isSaved = false

    private typealias Field = PacesForm.Field

    func html(_ screen: Screen) -> HTML {
        let title = screen.t("notices.paces.title")
        let paces = Notice.Pace.allCases.map { (value: $0.rawValue, label: screen.t("notices.pace.\($0.rawValue)")) }
        let kinds = Notice.Kind.allCases.map { kind in
            form.select(
                Field.pace(kind), "notices.kind.\(kind.rawValue)", paces, hint: "notices.kind.\(kind.rawValue).hint",
                screen)
        }
        let body: HTML = """
            \(isSaved ? screen.notice("notices.paces.saved") : nil)\(form.summary(screen))\
            \(screen.back("notices.title", NoticeController.Routes.all()))\
            <div class="page-head"><h1>\(title)</h1><p class="soft">\(screen.t("notices.paces.text"))</p></div>\
            <form class="stack narrow" novalidate method="post" action="\(NoticeController.Routes.savePaces())">\
            <section class="card stack"><h2>\(screen.t("notices.paces.kinds"))</h2>\(kinds)</section>\
            <section class="card stack"><h2>\(screen.t("notices.quiet"))</h2>\
            <p class="soft small">\(screen.t("notices.quiet.hint"))</p><div class="pair">\
            \(hour(Field.quietFrom, "notices.quiet.from", screen))\(hour(Field.quietUntil, "notices.quiet.until", screen))\
            </div></section><div class="actions"><button class="button primary">\(screen.t("notices.paces.save"))</button></div>\
            </form>
            """
        return Shell(title: title, place: .more).page(body, screen)
    }

    private func hour(_ field: String, _ key: String, _ screen: Screen) -> HTML {
        let hours = (0..<24).map { hour in
            (value: String(hour), label: screen.t("notices.quiet.hour", ["hour": .written(String(hour))]))
        }
        return form.select(field, key, hours, screen)
    }
}
