import Localization
import Morocco
import Persistence
import Web

/// The form that opens a group request.
struct NewPurchasePage: Sendable {
    typealias Field = PurchaseForm.Field

    var form: FormView
    var key: ID<Purchase>

    func html(_ screen: Screen) -> HTML {
        """
        <div class="page-head"><h1>\(screen.t("purchases.new.title"))</h1>\
        <p class="soft prose">\(screen.t("purchases.new.lead"))</p></div>\(form.summary(screen))\
        <form class="card stack narrow" novalidate method="post" action="\(PurchaseController.Routes.open())">\
        <input type="hidden" name="\(Field.key)" value="\(key.description)">\
        \(form.field(Field.title, "purchases.form.title", FieldStyle.line.limited(120).hinted("purchases.form.title.hint"), screen))\
        \(form.field(Field.text, "purchases.form.text", FieldStyle.line.area(4).limited(2000).optional().hinted("purchases.form.text.hint"), screen))\
        <div class="pair">\
        \(form.field(Field.unit, "purchases.form.unit", FieldStyle.line.limited(30).hinted("purchases.form.unit.hint"), screen))\
        \(form.field(Field.quantity, "purchases.form.own-quantity", FieldStyle(hint: "purchases.form.quantity.hint", isOptional: true, autocomplete: "off", inputmode: "decimal", max: 40), screen))\
        </div><div class="pair">\
        \(form.field(Field.joinUntil, "purchases.form.join-until", FieldStyle(type: "date", max: 40), screen))\
        \(form.field(Field.offersUntil, "purchases.form.offers-until", FieldStyle(type: "date", max: 40), screen))\
        </div>\(visibility(screen))\(regions(screen))\
        \(form.field(Field.places, "purchases.form.places", FieldStyle(hint: "purchases.form.places.hint", isOptional: true, inputmode: "numeric", max: 4), screen))\
        <div class="actions"><button class="button primary">\(screen.t("purchases.form.open"))</button>\
        <a class="button plain" href="\(PurchaseController.Routes.all())">\(screen.t("purchases.form.cancel"))</a></div>\
        </form>
        """
    }

    private func visibility(_ screen: Screen) -> HTML {
        form.choice(
            Field.visibility, "purchases.form.visibility",
            NewPurchase.Visibility.allCases.map { choice in
                let key = "purchases.visibility." + choice.rawValue
                return (value: choice.rawValue, label: key, hint: key + ".hint" as String?)
            }, screen)
    }

    private func regions(_ screen: Screen) -> HTML {
        let regions = Region.allCases.map { (value: $0.rawValue, label: screen.region($0)) }
        return form.select(
            Field.region, "purchases.form.region", [(value: "", label: screen.t("purchases.region.any"))] + regions,
            isOptional: true, screen)
    }
}

extension Screen {
    func region(_ region: Region) -> String {
        switch language {
        case .fr: region.name.french
        case .ar: region.name.arabic
        case .en: region.name.english
        }
    }
}
