import Localization
import Web

/// The fields of a visitor, on the public page and at the desk.
struct VisitorFields: Sendable {
    typealias Field = VisitorForm.Field

    var form: FormView
    var key: String
    var atDesk = false
    /// What they agree to.
    var consent: HTML

    func html(_ screen: Screen) -> HTML {
        let name = FieldStyle.line.limited(60)
        let trade = FieldStyle.line.limited(120).hinted("visitors.form.trade.hint")
        return """
            <input type="hidden" name="\(Field.key)" value="\(key)"><div class="pair">\
            \(form.field(Field.given, "visitors.form.given", name.completed("given-name"), screen))\
            \(form.field(Field.family, "visitors.form.family", name.completed("family-name"), screen))</div>\
            <div class="pair">\
            \(form.field(Field.company, "visitors.form.company", FieldStyle.line.limited(120).optional().completed("organization"), screen))\
            \(form.field(Field.trade, "visitors.form.trade", atDesk ? trade.optional() : trade, screen))</div>\
            <div class="pair">\(form.field(Field.phone, "visitors.form.phone", reach(.phone), screen))\
            \(form.field(Field.email, "visitors.form.email", reach(.email), screen))</div>\(agreement(screen))
            """
    }

    private func reach(_ style: FieldStyle) -> FieldStyle { atDesk ? style.optional() : style }

    private func agreement(_ screen: Screen) -> HTML {
        let described = form.describedBy(Field.agrees, hint: nil)
        return """
            <div class="field\(form.problem(Field.agrees) == nil ? "" : " wrong")"><label class="tick">\
            <input type="checkbox" id="\(Field.agrees)" name="\(Field.agrees)" value="on"\
            \(attribute: "checked", if: form.isOn(Field.agrees))\(attribute: "aria-describedby", described)>\
            <span class="terms">\(consent)</span></label>\(form.error(Field.agrees, screen))</div>
            """
    }
}
