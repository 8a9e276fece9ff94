import Chronology
import Localization
import Persistence
import Web

/// What a side says of the payment, as it was sent.
struct PaymentForm: Sendable {
    enum Field {
        static let key = "key"
        static let version = "version"
        static let statement = "statement"
        static let paidOn = "paid_on"
        static let words = "words"
    }

    let reader: FormReader
    let key: ID<DealPayment>?
    let version: Int?
    /// Nil when something is missing.
    let content: PaymentStatement.Content?

    init(_ body: FormBody, signedOn: CivilDate, _ today: CivilDate) {
        var form = FormReader(body)
        key = ID(pathComponent: body.fields[Field.key] ?? "")
        version = Int(body.fields[Field.version] ?? "")
        switch form.choice(Field.statement, as: DealPayment.Statement.self, required: true) {
        case .paid: content = Self.day(&form, signedOn, today).map { .paid(on: $0) }
        case .disputed:
            let words = form.text(Field.words, max: 500, required: true, kind: .paragraph)
            content = form.isValid ? .disputed(words: words) : nil
        case nil: content = nil
        }
        reader = form
    }

    private static func day(_ form: inout FormReader, _ signedOn: CivilDate, _ today: CivilDate) -> CivilDate? {
        let text = form.text(Field.paidOn, max: 40, required: true)
        guard !text.isEmpty else { return nil }
        guard let day = try? DateParser(today: today).parse(text) else {
            form.reject(Field.paidOn, "deals.date.unread")
            return nil
        }
        if day > today {
            form.reject(Field.paidOn, "deals.paid.future")
        } else if day < signedOn.adding(months: -12) {
            // Money may come in advance, but not years before there was a deal.
            form.reject(Field.paidOn, "deals.paid.early")
        } else {
            return day
        }
        return nil
    }
}
