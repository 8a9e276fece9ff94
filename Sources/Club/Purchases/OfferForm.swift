import Chronology
import Localization
import Morocco
import Persistence
import Web

/// The form of an offer, as it was sent.
struct OfferForm: Sendable {
    enum Field {
        static let key = "key"
        static let supplier = "supplier"
        static let contact = "contact"
        static let delivery = "delivery"
        static let deliveryDays = "delivery_days"
        static let paymentDays = "payment_days"
        static let validUntil = "valid_until"
        static let note = "note"
        static func from(_ index: Int) -> String { "from_\(index + 1)" }
        static func price(_ index: Int) -> String { "price_\(index + 1)" }
    }

    let reader: FormReader
    let key: ID<PurchaseOffer>?
    /// Nil when something is wrong.
    let new: NewOffer?

    /// - Parameter seller: the seat that sells; nil for the organiser, who notes another's offer.
    init(_ body: FormBody, seller: ID<Membership>?, currency: String, _ today: CivilDate) {
        var form = FormReader(body)
        key = ID(pathComponent: body.fields[Field.key] ?? "")
        let supplier = seller.map { NewOffer.Supplier.member($0) } ?? Self.outside(&form)
        let tiers = Self.tiers(&form, currency)
        let delivery = PurchaseFields.amount(Field.delivery, currency, &form)
        let deliveryDays = form.integer(Field.deliveryDays, in: 0...365, required: true)
        let paymentDays = form.integer(Field.paymentDays, in: 0...180, required: true)
        let valid = PurchaseFields.day(Field.validUntil, &form, today)
        let note = form.text(Field.note, max: 1000, kind: .paragraph)
        reader = form
        guard form.isValid, let key, let supplier, let tiers, let deliveryDays, let paymentDays, let valid else {
            new = nil
            return
        }
        new = NewOffer(
            id: key, supplier: supplier, tiers: tiers, deliveryMinor: delivery ?? 0, deliveryDays: deliveryDays,
            paymentDays: paymentDays, validUntil: valid, note: note
        )
    }

    private static func outside(_ form: inout FormReader) -> NewOffer.Supplier? {
        let name = form.text(Field.supplier, max: 120, required: true, kind: .name)
        let contact = form.text(Field.contact, max: 254, required: true, kind: .name)
        guard !contact.isEmpty else { return nil }
        if contact.utf8.contains(UInt8(ascii: "@")) {
            guard let email = form.email(Field.contact) else { return nil }
            return .outside(name: name, phone: nil, email: email)
        }
        do {
            return .outside(name: name, phone: try PhoneNumber(parsing: contact).e164, email: nil)
        } catch {
            form.reject(Field.contact, PhoneProblem.key(error))
            return nil
        }
    }

    private static func tiers(_ form: inout FormReader, _ currency: String) -> PriceTiers? {
        var tiers: [PriceTiers.Tier] = []
        for index in 0..<PriceTiers.most {
            let (fromField, priceField) = (Field.from(index), Field.price(index))
            let from = PurchaseFields.quantity(fromField, isRequired: index == 0, &form)
            let price = PurchaseFields.amount(priceField, currency, &form)
            if price == 0 { form.reject(priceField, "purchases.amount.zero") }
            let fields = form.body.fields
            let (isNothing, isFree) = ((fields[fromField] ?? "").isEmpty, (fields[priceField] ?? "").isEmpty)
            if isFree, index == 0 || from != nil { form.reject(priceField, FormProblem.Key.required) }
            if isNothing, price != nil, index > 0 { form.reject(fromField, FormProblem.Key.required) }
            guard let from, let price else { continue }
            if let last = tiers.last {
                if from.hundredths <= last.from { form.reject(fromField, "purchases.tiers.rising") }
                if price > last.unitMinor { form.reject(priceField, "purchases.tiers.dearer") }
            }
            tiers.append(PriceTiers.Tier(from: from.hundredths, unitMinor: price))
        }
        return form.isValid ? PriceTiers(tiers) : nil
    }
}
