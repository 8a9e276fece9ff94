import Localization
import Morocco
import Persistence
import Web

/// The form in which visitors write themselves down, or the desk writes them.
struct VisitorForm: Sendable {
    enum Field {
        static let key = "key"
        static let given = "given"
        static let family = "family"
        static let company = "company"
        static let trade = "trade"
        static let phone = "phone"
        static let email = "email"
        static let agrees = "agrees"
    }

    let reader: FormReader
    /// Nil when something is wrong.
    let visitor: NewVisitor?

    /// - Parameter atDesk: the desk has the person before it, so that one way to reach them is enough.
    init(_ body: FormBody, atDesk: Bool = false, _ language: Language) {
        var form = FormReader(body)
        let key: ID<Visitor>? = ID(pathComponent: body.fields[Field.key] ?? "")
        let given = form.text(Field.given, max: 60, required: true, kind: .name)
        let family = form.text(Field.family, max: 60, required: true, kind: .name)
        let company = form.text(Field.company, max: 120)
        let trade = form.text(Field.trade, max: 120, required: !atDesk)
        let phone = Self.phone(&form, required: !atDesk)
        let email = form.email(Field.email, required: !atDesk)
        if atDesk, (body.fields[Field.phone] ?? "").isEmpty, (body.fields[Field.email] ?? "").isEmpty {
            form.reject(Field.phone, "visitors.form.reach")
        }
        if !form.tick(Field.agrees) { form.reject(Field.agrees, "visitors.form.agree-first") }
        reader = form
        guard form.isValid, let key else {
            visitor = nil
            return
        }
        visitor = NewVisitor(
            key: key, givenName: given, familyName: family, company: company, trade: trade, phone: phone, email: email,
            language: language)
    }

    /// Whether what was sent is a form of ours at all.
    var hasKey: Bool { ID<Visitor>(pathComponent: reader.body.fields[Field.key] ?? "") != nil }

    /// As E.164; nil when there is none or it is none, which the form then says.
    static func phone(_ form: inout FormReader, required: Bool) -> String? {
        let text = form.text(Field.phone, max: 30, required: required, kind: .name)
        guard !text.isEmpty else { return nil }
        do {
            return try PhoneNumber(parsing: text).e164
        } catch {
            form.reject(Field.phone, PhoneProblem.key(error))
            return nil
        }
    }
}
