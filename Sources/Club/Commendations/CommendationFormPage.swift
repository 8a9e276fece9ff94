import Localization
import Persistence
import Web

/// The form to recommend someone outside the club.
struct CommendationFormPage: Sendable {
    typealias Field = CommendationForm.Field

    var form: FormView
    var key: ID<Commendation>
    var author: String
    var company: String

    func html(_ screen: Screen) -> HTML {
        """
        <div class="page-head"><h1>\(screen.t("commendations.new.title"))</h1>\
        <p class="soft">\(screen.t("commendations.new.lead"))</p></div>\(form.summary(screen))\
        <form class="card stack narrow" novalidate method="post" action="\(CommendationController.Routes.write())">\
        <input type="hidden" name="\(Field.key)" value="\(key.description)">\(who(screen))\(what(screen))\
        \(terms(screen))<div class="actions"><button class="button primary">\(screen.t("commendations.form.sign"))</button>\
        <a class="button plain" href="\(CommendationController.Routes.list())">\(screen.t("commendations.form.cancel"))</a>\
        </div></form>
        """
    }

    private func who(_ screen: Screen) -> HTML {
        let line = FieldStyle.line
        return """
            \(form.choice(
                Field.kind, "commendations.form.kind",
                Commendation.Kind.allCases.map {
                    ($0.rawValue, "commendations.kind." + $0.rawValue, "commendations.kind.\($0.rawValue).hint")
                }, screen))\
            <div class="pair">\(form.field(Field.given, "commendations.form.given", line.limited(60).completed("off"), screen))\
            \(form.field(Field.family, "commendations.form.family", line.limited(60).completed("off"), screen))</div>\
            \(form.field(
                Field.company, "commendations.form.company",
                line.limited(120).completed("off").hinted("commendations.form.company.hint"), screen))\
            <div class="pair">\(form.field(Field.trade, "commendations.form.trade", line.limited(120), screen))\
            \(form.field(Field.city, "commendations.form.city", line.limited(80).optional(), screen))</div>\
            \(form.field(
                Field.email, "commendations.form.email",
                FieldStyle(type: "email", autocomplete: "off", max: 254).hinted("commendations.form.email.hint").optional(),
                screen))
            """
    }

    private func what(_ screen: Screen) -> HTML {
        let line = FieldStyle.line
        var since = line.limited(4).completed("off")
        since.inputmode = "numeric"
        return """
            \(form.field(
                Field.purpose, "commendations.form.purpose",
                line.limited(200).hinted("commendations.form.purpose.hint"), screen))\
            <div class="pair">\(form.field(Field.since, "commendations.form.since", since, screen))\
            \(form.select(
                Field.language, "commendations.form.language",
                Language.allCases.map { ($0.rawValue, $0.nativeName) }, screen))</div>\
            \(form.field(
                Field.letter, "commendations.form.letter",
                line.area(9).limited(Commendation.longestLetter).hinted("commendations.form.letter.hint"), screen))
            """
    }

    private func terms(_ screen: Screen) -> HTML {
        let years = Commendation.years.map { (String($0), screen.t("commendations.form.years", count: $0)) }
        return """
            \(form.select(Field.years, "commendations.form.validity", years, screen))\
            \(form.tick(Field.agreed, "commendations.form.agreed", screen))\
            \(form.tick(Field.signs, "commendations.form.signs", screen))\
            <p class="small soft">\(screen.html(
                "commendations.form.signature", ["name": .text(author), "company": .text(company)]))</p>
            """
    }
}
