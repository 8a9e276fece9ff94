import Chronology
import Localization
import Persistence
import Web

/// The terms of a deal as they were sent, to declare one or to correct it.
struct DealForm: Sendable {
    enum Field {
        static let key = "key"
        static let referral = "referral"
        static let opportunity = "opportunity"
        /// The other member: what is typed, the key script filled in, one of several the text could mean.
        static let to = "to"
        static let toID = "to_id"
        static let chosen = "chosen"
        static let chosenFor = "chosen_for"
        static let role = "role"
        static let object = "object"
        static let amount = "amount"
        static let signedOn = "signed_on"
        static let days = "days"
        /// Of a correction: the version that was read.
        static let version = "version"
    }

    /// Whether the one who declares sells or buys.
    enum Role: String, CaseIterable, Sendable {
        case seller, buyer
    }

    /// A deal above a thousand million units is a slip of the finger.
    static let largest: Int64 = 100_000_000_000
    /// What was signed longer ago is not declared any more.
    static let oldest = 5

    var reader: FormReader
    let key: Int64?
    let referral: ID<Referral>?
    let opportunity: ID<Opportunity>?
    /// Whether what it names can be read: a form does not name half of what it is about.
    let isWhole: Bool
    let version: Int?
    let to: String
    let filled: ID<Membership>?
    let chosen: ID<Membership>?
    let role: Role?
    /// Nil when something is wrong with them.
    let terms: DealTerms?

    /// - Parameter hasParties: whether the form asks who the other side is.
    init(_ body: FormBody, currency: String, _ today: CivilDate, hasParties: Bool) {
        var form = FormReader(body)
        key = ID<Deal>(pathComponent: body.fields[Field.key] ?? "")?.rawValue
        referral = ID(pathComponent: body.fields[Field.referral] ?? "")
        opportunity = ID(pathComponent: body.fields[Field.opportunity] ?? "")
        isWhole = [(Field.referral, referral == nil), (Field.opportunity, opportunity == nil)]
            .allSatisfy { field, isUnread in !isUnread || (body.fields[field] ?? "").isEmpty }
        version = Int(body.fields[Field.version] ?? "")
        to = form.text(Field.to, max: 200, kind: .name)
        filled = ID(pathComponent: body.fields[Field.toID] ?? "")
        let isStill = body.fields[Field.chosenFor] == body.fields[Field.to]
        chosen = isStill ? ID(pathComponent: body.fields[Field.chosen] ?? "") : nil
        let asksRole = hasParties && referral == nil
        role = asksRole ? form.choice(Field.role, as: Role.self, required: true) : .seller
        let object = form.text(Field.object, max: 300, required: true)
        let amount = Self.amount(&form, currency)
        let day = Self.day(&form, today)
        let days = form.integer(Field.days, in: 0...180)
        reader = form
        let areTermsRight = ![Field.object, Field.amount, Field.signedOn, Field.days].contains { field in
            form.problems.contains { $0.field == field }
        }
        terms =
            areTermsRight
            ? amount.flatMap { amount in
                day.map { DealTerms(object: object, amount: amount, signedOn: $0, agreedDays: days) }
            } : nil
    }

    private static func amount(_ form: inout FormReader, _ currency: String) -> Money? {
        let text = form.text(Field.amount, max: 40)
        do {
            let minor = try AmountParser.parse(text, currency: currency)
            if minor == 0 {
                form.reject(Field.amount, "deals.amount.zero")
            } else if minor > largest {
                form.reject(Field.amount, "deals.amount.absurd")
            } else {
                return Money(minorUnits: minor, currency: currency)
            }
        } catch {
            form.reject(Field.amount, error == .empty ? FormProblem.Key.required : "deals.amount." + error.key)
        }
        return nil
    }

    private static func day(_ form: inout FormReader, _ today: CivilDate) -> CivilDate? {
        let text = form.text(Field.signedOn, max: 40, required: true)
        guard !text.isEmpty else { return nil }
        guard let day = try? DateParser(today: today).parse(text) else {
            form.reject(Field.signedOn, "deals.date.unread")
            return nil
        }
        if day > today {
            form.reject(Field.signedOn, "deals.date.future")
        } else if day < today.adding(months: -12 * oldest) {
            form.reject(Field.signedOn, "deals.date.old", ["years": String(oldest)])
        } else {
            return day
        }
        return nil
    }

    /// Refuses more days than the law lets the seller's trade agree on.
    mutating func check(_ law: PaymentLaw = .standing, division: String?) {
        guard let terms, let days = terms.agreedDays else { return }
        let longest = law.longest(on: terms.signedOn, division: division)
        if days > longest { reader.reject(Field.days, "deals.days.too-long", ["max": String(longest)]) }
    }
}

extension AmountError {
    fileprivate var key: String {
        switch self {
        case .empty, .notAnAmount: "not-an-amount"
        case .otherCurrency: "other-currency"
        case .tooManyDecimals: "too-many-decimals"
        case .negative: "negative"
        case .tooLarge: "absurd"
        }
    }
}

extension DealTerms {
    /// The terms as a form shows them to be corrected.
    func fields(_ t: Translator) -> FormFields {
        [
            DealForm.Field.object: object,
            DealForm.Field.amount: t.numbers.plain(amount.minorUnits, amount.currency),
            DealForm.Field.signedOn: signedOn.isoText,
            DealForm.Field.days: agreedDays.map { String($0) } ?? "",
        ]
    }
}
