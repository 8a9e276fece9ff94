import Localization
import Persistence
import Web

/// The form *recommend someone* as it was sent.
struct CommendationForm: Sendable {
    enum Field {
        static let key = "key"
        static let kind = "kind"
        static let given = "given_name"
        static let family = "family_name"
        static let company = "company"
        static let trade = "trade"
        static let city = "city"
        static let email = "email"
        static let purpose = "purpose"
        static let since = "known_since"
        static let language = "language"
        static let letter = "letter"
        static let years = "years"
        static let agreed = "agreed"
        static let signs = "signs"
    }

    let reader: FormReader
    let key: ID<Commendation>?
    /// Nil when something is missing.
    let new: NewCommendation?

    init(_ body: FormBody, year: Int) {
        var form = FormReader(body)
        key = ID(pathComponent: body.fields[Field.key] ?? "")
        let kind = form.choice(Field.kind, as: Commendation.Kind.self, required: true)
        let given = form.text(Field.given, max: 60, required: true, kind: .name)
        let family = form.text(Field.family, max: 60, required: true, kind: .name)
        let company = form.text(Field.company, max: 120, required: kind == .company, kind: .name)
        let trade = form.text(Field.trade, max: 120, required: true, kind: .name)
        let city = form.text(Field.city, max: 80, kind: .name)
        let purpose = form.text(Field.purpose, max: 200, required: true, kind: .name)
        let since = form.integer(Field.since, in: 1950...year, required: true)
        let language = form.choice(Field.language, as: Language.self, required: true)
        let letter = form.text(Field.letter, max: Commendation.longestLetter, required: true, kind: .paragraph)
        let email = form.email(Field.email)
        let years = form.integer(Field.years, in: Commendation.years, required: true)
        if !form.tick(Field.agreed) { form.reject(Field.agreed, "commendations.form.must-agree") }
        if !form.tick(Field.signs) { form.reject(Field.signs, "commendations.form.must-sign") }
        reader = form
        guard form.isValid, let key, let kind, let since, let language, let years else {
            new = nil
            return
        }
        new = NewCommendation(
            id: key, kind: kind, language: language, givenName: given, familyName: family, company: company,
            trade: trade, city: city, email: email, purpose: purpose, knownSince: since, letter: letter, years: years)
    }
}
