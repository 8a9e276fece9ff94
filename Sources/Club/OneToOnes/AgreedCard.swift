import Localization
import Web

/// The hour and place agreed, for the calendar.
struct AgreedCard: Sendable {
    var seen: SeenOneToOne
    var form: FormView

    private typealias Routes = OneToOneController.Routes

    func html(_ screen: Screen) -> HTML? {
        guard let taken = seen.taken else { return nil }
        return """
            <section class="card stack"><h2>\(screen.t("oneToOnes.agreed"))</h2><dl class="facts">\
            <div><dt>\(screen.t("oneToOnes.when"))</dt><dd class="strong">\(OneToOneWords.moment(taken.local, screen))</dd></div>\
            <div><dt>\(screen.t("oneToOnes.length"))</dt><dd>\(screen.t("oneToOnes.minutes", count: seen.minutes))</dd></div>\
            <div><dt>\(screen.t("oneToOnes.where"))</dt><dd>\(place(screen))</dd></div></dl>\
            <p><a class="button primary" href="\(Routes.calendar(seen.id))" download>\(screen.icon("calendar"))\
            <span>\(screen.t("oneToOnes.calendar.add"))</span></a></p>\
            <p class="small soft">\(feed(screen))</p>\(change(screen))</section>
            """
    }

    private func place(_ screen: Screen) -> HTML {
        seen.place.map { OneToOneWords.place($0, seen.other, screen) } ?? HTML(text: screen.t("oneToOnes.place.none"))
    }

    private func feed(_ screen: Screen) -> HTML {
        """
        \(screen.t("oneToOnes.calendar.feed")) \
        <a href="\(DealController.Routes.calendar())">\(screen.t("oneToOnes.calendar.feed.open"))</a>
        """
    }

    private func change(_ screen: Screen) -> HTML {
        var view = form
        if view.values[OneToOneForm.Field.way] == nil {
            var fields = FormFields()
            OneToOneController.suggest(MeetingTimes(times: []), seen.place, &fields)
            view = FormView(fields)
        }
        return """
            <details class="more"\(attribute: "open", if: !form.problems.isEmpty)>\
            <summary>\(screen.t("oneToOnes.place.change"))</summary>\
            <form class="stack" method="post" action="\(Routes.place(seen.id))">\(PlaceFields(form: view).html(screen))\
            <div class="actions"><button class="button">\(screen.t("oneToOnes.place.send"))</button></div></form></details>
            """
    }
}
