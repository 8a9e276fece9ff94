import Chronology
import Localization
import Persistence
import Web

/// The receiver's next step as it was sent.
struct MoveForm: Sendable {
    enum Field {
        static let step = "step"
        static let amount = "amount"
        static let signedOn = "signed_on"
        static let reason = "reason"
        static let back = "back"
        /// Of a confirmation or thanks: the deal meant, and the version of its terms that was read.
        static let deal = "deal"
        static let version = "version"
    }

    let reader: FormReader
    /// Nil when something is missing.
    let move: Referral.Move?
    /// Whether it was tapped on Home, to go back there.
    let isFromHome: Bool

    init(_ body: FormBody, currency: String, _ today: CivilDate) {
        var form = FormReader(body)
        switch form.choice(Field.step, as: Referral.Step.self, required: true) {
        case .acknowledged: move = .acknowledge
        case .contacted: move = .contact
        case .proposal: move = .propose
        case .won: move = Self.deal(&form, currency, today).map(Referral.Move.win)
        case .lost:
            move = form.choice(Field.reason, as: Referral.LostReason.self, required: true).map(Referral.Move.lose)
        case nil: move = nil
        }
        isFromHome = body.fields[Field.back] == "home"
        reader = form
    }

    private static func deal(
        _ form: inout FormReader, _ currency: String, _ today: CivilDate
    ) -> Referral.SignedDeal? {
        let amount = amount(form.text(Field.amount, max: 40), currency, &form)
        let day = day(Field.signedOn, form.text(Field.signedOn, max: 40), &form, today)
        guard let amount, let day else { return nil }
        return Referral.SignedDeal(Money(minorUnits: amount, currency: currency), signedOn: day, today: today)
    }

    private static func amount(_ text: String, _ currency: String, _ form: inout FormReader) -> Int64? {
        do {
            let minor = try AmountParser.parse(text, currency: currency)
            if minor > DealForm.largest {
                form.reject(Field.amount, "referrals.amount.too-large")
            } else if minor > 0 {
                return minor
            } else {
                form.reject(Field.amount, "referrals.amount.zero")
            }
        } catch {
            form.reject(Field.amount, error == .empty ? FormProblem.Key.required : "referrals.amount." + error.key)
        }
        return nil
    }

    /// A day that has come. An empty one is today: things are mostly told on their day.
    static func day(
        _ field: String, _ text: String, _ form: inout FormReader, _ today: CivilDate
    ) -> CivilDate? {
        guard !text.isEmpty else { return today }
        guard let day = try? DateParser(today: today).parse(text) else {
            form.reject(field, "referrals.date.unread")
            return nil
        }
        if day <= today { return day }
        form.reject(field, "referrals.date.future")
        return nil
    }
}

extension AmountError {
    fileprivate var key: String {
        switch self {
        case .empty, .notAnAmount: "not-an-amount"
        case .otherCurrency: "other-currency"
        case .tooManyDecimals: "too-many-decimals"
        case .negative: "zero"
        case .tooLarge: "too-large"
        }
    }
}
