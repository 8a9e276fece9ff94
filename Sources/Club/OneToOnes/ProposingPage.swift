import Localization
import Persistence
import Web

/// The form to propose a one-to-one.
struct ProposingPage: Sendable {
    typealias Field = OneToOneForm.Field

    var form: FormView
    var key: ID<OneToOne>
    /// Whom the typed text can mean, when it means several.
    var candidates: [Party] = []

    func html(_ screen: Screen) -> HTML {
        """
        <div class="page-head"><h1>\(screen.t("oneToOnes.new"))</h1>\
        <p class="soft">\(screen.t("oneToOnes.new.lead"))</p></div>\(form.summary(screen))\
        <form class="card stack narrow" method="post" action="\(OneToOneController.Routes.propose())">\
        <input type="hidden" name="\(Field.key)" value="\(key.description)">\
        \(OneToOneForm.with.html(form, "oneToOnes.form.with", candidates, screen))\
        <fieldset class="stack"><legend>\(screen.t("oneToOnes.form.times"))</legend>\
        \(TimesFields(form: form).html(screen))</fieldset>\(PlaceFields(form: form).html(screen))\
        \(form.field(Field.note, "oneToOnes.form.note", FieldStyle.line.hinted("oneToOnes.form.note.hint").area(3).limited(600).optional(), screen))\
        <div class="actions"><button class="button primary">\(screen.t("oneToOnes.form.send"))</button>\
        <a class="button plain" href="\(OneToOneController.Routes.all())">\(screen.t("referrals.form.cancel"))</a>\
        </div></form>
        """
    }
}

/// Where, and how long.
struct PlaceFields: Sendable {
    typealias Field = OneToOneForm.Field

    var form: FormView

    func html(_ screen: Screen) -> HTML {
        let ways = OneToOnePlace.Choice.allCases.map {
            (value: $0.rawValue, label: screen.t("oneToOnes.way." + $0.rawValue))
        }
        let lengths = OneToOne.lengths.map {
            (value: String($0), label: screen.t("oneToOnes.minutes", count: $0))
        }
        return """
            <div class="pair">\(form.select(Field.way, "oneToOnes.form.way", ways, screen))\
            \(form.select(Field.minutes, "oneToOnes.form.minutes", lengths, screen))</div>\
            \(form.field(Field.place, "oneToOnes.form.place", FieldStyle.line.hinted("oneToOnes.form.place.hint").limited(300).optional(), screen))
            """
    }
}
