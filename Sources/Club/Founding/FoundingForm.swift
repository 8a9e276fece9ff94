import Localization
import Morocco
import Web

/// What a founder says about the club and themselves.
struct FoundingForm: Sendable {
    /// The currencies to choose from.
    enum Currency: String, CaseIterable, Sendable {
        case mad = "MAD"
        case eur = "EUR"
        case usd = "USD"
        case xof = "XOF"
        case tnd = "TND"
        case dzd = "DZD"
    }

    var club: String
    var city: String
    var language: Language
    var currency: Currency
    var branch: String
    var given: String
    var family: String
    var company: String
    var email: String

    /// Nil when something is wrong; the reader then holds what.
    init?(_ reader: inout FormReader) {
        club = reader.text("club", max: 80, required: true, kind: .name)
        city = reader.text("city", max: 80, required: true, kind: .name)
        let language = reader.choice("language", as: Language.self, required: true)
        let currency = reader.choice("currency", as: Currency.self, required: true)
        branch = reader.text("branch", max: 80, required: true, kind: .name)
        if !branch.isEmpty, Folding.fold(branch).isEmpty { reader.reject("branch", "founding.problem.letters") }
        given = reader.text("given", max: 80, required: true, kind: .name)
        family = reader.text("family", max: 80, required: true, kind: .name)
        company = reader.text("company", max: 120, required: true, kind: .name)
        let email = reader.email("email", required: true)
        guard reader.isValid, let language, let currency, let email else { return nil }
        self.language = language
        self.currency = currency
        self.email = email
    }
}
