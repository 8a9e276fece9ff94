import Localization
import Morocco
import Persistence
import Web

/// The form to publish a need or an offer, under a minute on a phone; the same to change one.
struct OpportunityFormPage: Sendable {
    private typealias Field = OpportunityForm.Field
    private typealias Routes = OpportunityController.Routes

    var form: FormView
    var key: ID<Opportunity>
    /// The side of the one that is changed; nil for a new one.
    var edited: Opportunity.Side?

    func title(_ screen: Screen) -> String {
        screen.t(edited == nil ? "opportunities.publish.title" : "opportunities.edit.title")
    }

    func html(_ screen: Screen) -> HTML {
        let action = edited == nil ? Routes.publish() : Routes.save(key)
        let cancel = edited == nil ? Routes.list() : Routes.opportunity(key)
        let lead: HTML? = edited == nil ? "<p class=\"soft\">\(screen.t("opportunities.publish.lead"))</p>" : nil
        return """
            <div class="page-head"><h1>\(title(screen))</h1>\(lead)</div>\(form.summary(screen))\
            <form class="card stack narrow" novalidate method="post" action="\(action)">\
            <input type="hidden" name="\(Field.key)" value="\(key.description)">\(side(screen))\
            \(form.field(Field.title, "opportunities.form.title", FieldStyle.line.limited(120).hinted("opportunities.form.title.hint").completed("off"), screen))\
            <div class="pair">\(kind(screen))\(day(screen))</div>\
            \(form.field(Field.words, "opportunities.form.words", FieldStyle.line.area(4).limited(2000).optional().hinted("opportunities.form.words.hint"), screen))\
            <div class="pair">\(trade(screen))\(region(screen))</div>\(budget(screen))\(visibility(screen))\
            <div class="actions"><button class="button primary">\
            \(screen.t(edited == nil ? "opportunities.form.publish" : "opportunities.form.save"))</button>\
            <a class="button plain" href="\(cancel)">\(screen.t("opportunities.form.cancel"))</a></div></form>
            """
    }

    private func side(_ screen: Screen) -> HTML? {
        guard edited == nil else { return nil }
        return form.choice(
            Field.side, "opportunities.form.side",
            Opportunity.Side.allCases.map { side in
                let key = "opportunities.form.side." + side.rawValue
                return (value: side.rawValue, label: key, hint: key + ".hint")
            }, screen)
    }

    private func kind(_ screen: Screen) -> HTML {
        form.select(
            Field.kind, "opportunities.form.kind",
            Opportunity.Kind.allCases.map { ($0.rawValue, screen.t("opportunities.kind." + $0.rawValue)) }, screen)
    }

    private func day(_ screen: Screen) -> HTML {
        form.field(Field.closesOn, "opportunities.form.day", FieldStyle(type: "date", max: 40), screen)
    }

    private func trade(_ screen: Screen) -> HTML {
        let options: HTML = """
            <option value="">\(screen.t("opportunities.filter.trade.all"))</option>\
            \(screen.tradeOptions(chosen: form.value(Field.division)))
            """
        let input: HTML = """
            <select id="\(Field.division)" name="\(Field.division)"\
            \(attribute: "aria-describedby", form.describedBy(Field.division, hint: nil))>\(options)</select>
            """
        return form.wrap(Field.division, "opportunities.form.trade", nil, true, input, screen)
    }

    private func region(_ screen: Screen) -> HTML {
        let all = [(value: "", label: screen.t("opportunities.region.all"))]
        return form.select(
            Field.region, "opportunities.form.region",
            all + Region.allCases.map { (value: $0.code, label: screen.region($0)) }, screen)
    }

    private func budget(_ screen: Screen) -> HTML {
        let none = [(value: "", label: screen.t("opportunities.budget.none"))]
        return form.select(
            Field.budget, "opportunities.form.budget",
            none + Opportunity.Budget.allCases.map { (value: $0.rawValue, label: screen.budget($0)) },
            isOptional: true, screen)
    }

    private func visibility(_ screen: Screen) -> HTML {
        form.choice(
            Field.visibility, "opportunities.form.visibility",
            Opportunity.Visibility.allCases.map { visibility in
                let key = "opportunities.visibility." + visibility.rawValue
                return (value: visibility.rawValue, label: key, hint: key + ".hint")
            }, isList: true, screen)
    }
}
