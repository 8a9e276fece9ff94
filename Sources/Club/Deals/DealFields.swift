import Localization
import Persistence
import Web

/// The fields of a deal's terms, to declare and to correct.
struct DealFields: Sendable {
    var form: FormView

    private typealias Field = DealForm.Field

    func html(_ screen: Screen) -> HTML {
        let day = form.field(
            Field.signedOn, "deals.form.signed-on",
            FieldStyle(type: "date", hint: "deals.form.signed-on.hint", max: 40),
            screen)
        var days = FieldStyle.line.hinted("deals.form.days.hint").optional().limited(3)
        days.inputmode = "numeric"
        return """
            \(form.field(Field.object, "deals.form.object", FieldStyle.line.limited(300).completed("off"), screen))\
            \(amount(screen))<div class="pair">\(day)\(form.field(Field.days, "deals.form.days", days, screen))</div>
            """
    }

    private func amount(_ screen: Screen) -> HTML {
        let unit = screen.currency == "MAD" ? screen.t("referrals.currency.mad") : screen.currency
        let input: HTML = """
            <div class="money"><input id="\(Field.amount)" name="\(Field.amount)" inputmode="decimal" required \
            autocomplete="off" maxlength="40" value="\(form.value(Field.amount))"\
            \(attribute: "aria-invalid", form.problem(Field.amount) == nil ? nil : "true")\
            \(attribute: "aria-describedby", form.describedBy(Field.amount, hint: "shown"))><span>\(unit)</span></div>
            """
        return form.wrap(Field.amount, "deals.form.amount", "deals.form.amount.hint", false, input, screen)
    }
}
