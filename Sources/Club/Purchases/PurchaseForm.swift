import Chronology
import Localization
import Morocco
import Persistence
import Web

/// The form that opens a group request, as it was sent.
struct PurchaseForm: Sendable {
    enum Field {
        static let key = "key"
        static let title = "title"
        static let unit = "unit"
        static let text = "text"
        static let region = "region"
        static let visibility = "visibility"
        static let places = "places"
        static let joinUntil = "join_until"
        static let offersUntil = "offers_until"
        static let quantity = "quantity"
    }

    let reader: FormReader
    let key: ID<Purchase>?
    /// Nil when something is wrong.
    let new: NewPurchase?

    init(_ body: FormBody, _ today: CivilDate) {
        var form = FormReader(body)
        key = ID(pathComponent: body.fields[Field.key] ?? "")
        let title = form.text(Field.title, max: 120, required: true)
        let text = form.text(Field.text, max: 2000, kind: .paragraph)
        let unit = form.text(Field.unit, max: 30, required: true, kind: .name)
        let quantity = PurchaseFields.quantity(Field.quantity, isRequired: false, &form)
        let region = form.choice(Field.region, as: Region.self)
        let visibility = form.choice(Field.visibility, as: NewPurchase.Visibility.self, required: true)
        let places = form.integer(Field.places, in: 2...500)
        let join = PurchaseFields.day(Field.joinUntil, &form, today)
        let offers = PurchaseFields.day(Field.offersUntil, &form, today)
        if let join, let offers, offers <= join {
            form.reject(Field.offersUntil, "purchases.date.after-joining")
        }
        reader = form
        guard form.isValid, let key, let visibility, let join, let offers else {
            new = nil
            return
        }
        new = NewPurchase(
            id: key, title: title, unit: unit, specification: text, region: region, visibility: visibility,
            places: places, joinUntil: join, offersUntil: offers, quantity: quantity
        )
    }
}

/// What the forms of group purchases read alike.
enum PurchaseFields {
    static func quantity(_ field: String, isRequired: Bool, _ form: inout FormReader) -> Quantity? {
        let text = form.text(field, max: 40)
        do {
            return try Quantity(parsing: text)
        } catch {
            if error == .empty {
                if isRequired { form.reject(field, FormProblem.Key.required) }
            } else {
                form.reject(field, error.key)
            }
            return nil
        }
    }

    /// An amount; nil when it is empty or wrong.
    static func amount(
        _ field: String, most: Int64 = PriceTiers.mostMinor, _ currency: String, _ form: inout FormReader
    ) -> Int64? {
        do {
            let minor = try AmountParser.parse(form.text(field, max: 40), currency: currency)
            if minor <= most { return minor }
            form.reject(field, "purchases.amount.too-large")
        } catch {
            switch error {
            case .empty: return nil
            case .notAnAmount: form.reject(field, "purchases.amount.not-an-amount")
            case .otherCurrency: form.reject(field, "purchases.amount.other-currency")
            case .tooManyDecimals: form.reject(field, "purchases.amount.too-many-decimals")
            case .negative: form.reject(field, "purchases.amount.negative")
            case .tooLarge: form.reject(field, "purchases.amount.too-large")
            }
        }
        return nil
    }

    /// A day from today on, within a year.
    static func day(_ field: String, _ form: inout FormReader, _ today: CivilDate) -> CivilDate? {
        let text = form.text(field, max: 40, required: true)
        guard !text.isEmpty else { return nil }
        guard let day = try? DateParser(today: today).parse(text) else {
            form.reject(field, "referrals.date.unread")
            return nil
        }
        guard day >= today else {
            form.reject(field, "purchases.date.past")
            return nil
        }
        guard day <= today.adding(days: Purchase.farthest) else {
            form.reject(field, "purchases.date.far")
            return nil
        }
        return day
    }
}
