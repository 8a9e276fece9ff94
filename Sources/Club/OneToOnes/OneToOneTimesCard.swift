import Localization
import Persistence
import Web

/// The hours proposed, to take one, and the way to propose others.
struct OneToOneTimesCard: Sendable {
    var seen: SeenOneToOne
    var form: FormView

    private typealias Routes = OneToOneController.Routes

    func html(_ standing: SeenOneToOne.Standing, _ screen: Screen) -> HTML {
        guard standing != .coming else { return others(nil, screen) }
        return """
            <section class="card stack\(standing == .asked ? " warm" : "")"><h2>\(screen.t("oneToOnes.hours"))</h2>\
            \(choice(standing, screen))\(details(screen))\(others(PlaceFields.init, screen))</section>
            """
    }

    private func choice(_ standing: SeenOneToOne.Standing, _ screen: Screen) -> HTML {
        let open = seen.times.filter { $0.startsAt > screen.visit.now }
        switch standing {
        case .waiting:
            let items = open.map { "<li>\(OneToOneWords.moment($0.local, screen))</li>" as HTML }
            return "<p>\(screen.t("oneToOnes.hours.own"))</p><ul>\(items)</ul>"
        case .asked:
            let buttons = open.enumerated().map { index, time -> HTML in
                """
                <button class="button\(index == 0 ? " primary" : "")" name="position" value="\(String(time.position))">\
                \(OneToOneWords.moment(time.local, screen))</button>
                """
            }
            return """
                <p>\(screen.t("oneToOnes.hours.choose"))</p><form method="post" action="\(Routes.take(seen.id))">\
                <input type="hidden" name="\(TimesForm.Field.round)" value="\(String(seen.round))">\
                <div class="row">\(buttons)</div></form>
                """
        default: return "<p>\(screen.t("oneToOnes.hours.passed"))</p>"
        }
    }

    private func details(_ screen: Screen) -> HTML? {
        guard let place = seen.place else { return nil }
        return """
            <dl class="facts"><div><dt>\(screen.t("oneToOnes.where"))</dt>\
            <dd>\(OneToOneWords.place(place, seen.other, screen))</dd></div><div><dt>\(screen.t("oneToOnes.length"))</dt>\
            <dd>\(screen.t("oneToOnes.minutes", count: place.minutes))</dd></div></dl>
            """
    }

    /// - Parameter place: nil where another form of the page asks for the place.
    private func others(_ place: ((FormView) -> PlaceFields)?, _ screen: Screen) -> HTML {
        var view = form
        if view.values[TimesForm.Field.round] == nil {
            var fields = FormFields()
            OneToOneController.suggest(MeetingTimes.proposed(after: screen.visit.now, screen.zone), seen.place, &fields)
            view = FormView(fields)
        }
        return """
            <details class="more"\(attribute: "open", if: !form.problems.isEmpty)>\
            <summary>\(screen.t("introductions.times.other"))</summary>\
            <form class="stack" method="post" action="\(Routes.times(seen.id))">\
            <input type="hidden" name="\(TimesForm.Field.round)" value="\(String(seen.round))">\
            \(TimesFields(form: view).html(screen))\(place?(view).html(screen))\
            <div class="actions"><button class="button">\(screen.t("introductions.times.send"))</button></div></form></details>
            """
    }
}
