import Localization
import Persistence
import Web

/// The form of an offer: one's own, or, for the organiser, one of a supplier from outside.
struct OfferPage: Sendable {
    typealias Field = OfferForm.Field

    var purchase: ShownPurchase
    var form: FormView
    var key: ID<PurchaseOffer>

    var titleKey: String { purchase.isOrganiser ? "purchases.offer.note" : "purchases.offer.make" }

    func html(_ screen: Screen) -> HTML {
        let route = PurchaseController.Routes.self
        let kind = purchase.isOrganiser ? "note" : "make"
        return """
            <div class="page-head"><h1>\(screen.t(titleKey))</h1><p class="soft">\(bdi: purchase.title)</p></div>\
            \(form.summary(screen))<form class="card stack narrow" novalidate method="post" action="\(route.offer(purchase.id))">\
            <input type="hidden" name="\(Field.key)" value="\(key.description)">\
            <p class="soft">\(screen.t("purchases.offer.\(kind).lead"))</p>\(supplier(screen))\(tiers(screen))\
            <div class="pair">\
            \(money(Field.delivery, "purchases.offer.delivery", "purchases.offer.delivery.hint", screen))\
            \(form.field(Field.deliveryDays, "purchases.offer.delivery-days", FieldStyle(inputmode: "numeric", max: 3), screen))\
            </div><div class="pair">\
            \(form.field(Field.paymentDays, "purchases.offer.payment-days", FieldStyle(hint: "purchases.offer.payment-days.hint", inputmode: "numeric", max: 3), screen))\
            \(form.field(Field.validUntil, "purchases.offer.valid-until", FieldStyle(type: "date", max: 40), screen))\
            </div>\(form.field(Field.note, "purchases.offer.remark", FieldStyle.line.area(3).limited(1000).optional(), screen))\
            <div class="actions"><button class="button primary">\(screen.t("purchases.offer.send.\(kind)"))</button>\
            <a class="button plain" href="\(route.purchase(purchase.id))">\(screen.t("purchases.form.cancel"))</a></div>\
            </form>
            """
    }

    private func supplier(_ screen: Screen) -> HTML? {
        guard purchase.isOrganiser else { return nil }
        let contact = FieldStyle(hint: "purchases.offer.contact.hint", autocomplete: "off", max: 254)
        return """
            \(form.field(Field.supplier, "purchases.offer.supplier", FieldStyle.line.limited(120).completed("off"), screen))\
            \(form.field(Field.contact, "purchases.offer.contact", contact, screen))
            """
    }

    private func tiers(_ screen: Screen) -> HTML {
        let rows = (0..<PriceTiers.most).map { index -> HTML in
            let values: [String: MessageValue] = ["number": .number(index + 1)]
            let legend: HTML =
                "<legend class=\"small\">\(screen.t("purchases.offer.tier", values))</legend>"
            var quantity = FieldStyle(autocomplete: "off", inputmode: "decimal", max: 40)
            quantity.isOptional = index > 0
            let from = form.field(Field.from(index), "purchases.offer.from", quantity, screen)
            let price = money(Field.price(index), "purchases.offer.price", nil, isOptional: index > 0, screen)
            return "<fieldset class=\"tier\">\(legend)<div class=\"pair\">\(from)\(price)</div></fieldset>"
        }
        let more = rows.dropFirst(2)
        let isMoreFilled = (2..<PriceTiers.most).contains {
            !form.value(Field.from($0)).isEmpty || !form.value(Field.price($0)).isEmpty
        }
        return """
            <h2>\(screen.t("purchases.offer.tiers"))</h2>\
            <p class="hint">\(screen.html("purchases.offer.tiers.hint", ["unit": .text(purchase.unit)]))</p>\
            \(Array(rows.prefix(2)))<details class="more"\(attribute: "open", if: isMoreFilled)>\
            <summary>\(screen.t("purchases.offer.more-tiers"))</summary><div class="stack">\(Array(more))</div></details>
            """
    }

    private func money(
        _ field: String, _ label: String, _ hint: String?, isOptional: Bool = true, _ screen: Screen
    ) -> HTML {
        let unit = purchase.currency == "MAD" ? screen.t("referrals.currency.mad") : purchase.currency
        let input: HTML = """
            <div class="money"><input id="\(field)" name="\(field)" inputmode="decimal" autocomplete="off" \
            maxlength="40" value="\(form.value(field))"\
            \(attribute: "aria-invalid", form.problem(field) == nil ? nil : "true")\
            \(attribute: "aria-describedby", form.describedBy(field, hint: hint))><span>\(unit)</span></div>
            """
        return form.wrap(field, label, hint, isOptional, input, screen)
    }
}
