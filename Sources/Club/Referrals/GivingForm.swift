import Localization
import Morocco
import Persistence
import Web

/// The form *give a referral* as it was sent.
struct GivingForm: Sendable {
    enum Field {
        static let key = "key"
        static let to = "to"
        static let toID = "to_id"
        /// One of several members the typed text could mean, and the text it was chosen for.
        static let chosen = "chosen"
        static let chosenFor = "chosen_for"
        static let kind = "kind"
        static let prospect = "prospect"
        static let contact = "contact"
        static let need = "need"
        static let expects = "expects"
        static let note = "note"
    }

    var reader: FormReader
    /// The referral's key, made when the form was shown.
    let key: ID<Referral>?
    /// What was typed for the receiver.
    let to: String
    let filled: ID<Membership>?
    let chosen: ID<Membership>?
    let about: NewReferral.About?
    let need: String
    let note: String

    init(_ body: FormBody) {
        var form = FormReader(body)
        key = ID(pathComponent: body.fields[Field.key] ?? "")
        to = form.text(Field.to, max: 200, kind: .name)
        filled = ID(pathComponent: body.fields[Field.toID] ?? "")
        let isStill = body.fields[Field.chosenFor] == body.fields[Field.to]
        chosen = isStill ? ID(pathComponent: body.fields[Field.chosen] ?? "") : nil
        switch form.choice(Field.kind, as: Referral.Kind.self, required: true) {
        case .inside: about = .inside
        case .outside: about = Self.prospect(&form).map(NewReferral.About.outside)
        case nil: about = nil
        }
        need = form.text(Field.need, max: 1000, kind: .paragraph)
        note = form.text(Field.note, max: 1000, kind: .paragraph)
        reader = form
    }

    private static func prospect(_ form: inout FormReader) -> NewReferral.Prospect? {
        let name = form.text(Field.prospect, max: 120, required: true, kind: .name)
        let contact = form.text(Field.contact, max: 254, required: true, kind: .name)
        let way = contact.isEmpty ? nil : reach(contact, &form)
        let expects = form.tick(Field.expects)
        if !expects { form.reject(Field.expects, "referrals.form.must-agree") }
        return NewReferral.Prospect(name: name, phone: way?.phone, email: way?.email, hasAgreed: expects)
    }

    /// A text with an at sign is an address, any other a telephone number.
    static func reach(_ text: String, _ form: inout FormReader) -> (phone: String?, email: String?)? {
        if text.utf8.contains(UInt8(ascii: "@")) {
            var one = FormReader(FormFields(dictionaryLiteral: (Field.contact, text)))
            guard let email = one.email(Field.contact) else {
                form.reject(Field.contact, FormProblem.Key.email)
                return nil
            }
            return (nil, email)
        }
        do {
            return (try PhoneNumber(parsing: text).e164, nil)
        } catch {
            form.reject(Field.contact, PhoneProblem.key(error))
            return nil
        }
    }
}

/// What is wrong with a telephone number, in words that say how to mend it.
enum PhoneProblem {
    static func key(_ error: PhoneNumber.ParsingError) -> String {
        switch error {
        case .tooShort: "referrals.phone.too-short"
        case .tooLong: "referrals.phone.too-long"
        case .notANumber: "referrals.phone.not-a-number"
        case .unknownPrefix: "referrals.phone.unknown-prefix"
        }
    }
}
