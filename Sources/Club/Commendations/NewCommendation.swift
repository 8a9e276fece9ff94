import Localization
import Persistence

/// A letter about to be signed, as its form was sent.
struct NewCommendation: Sendable {
    /// Made when the form was shown, so that a form sent twice is one letter.
    var id: ID<Commendation>
    var kind: Commendation.Kind
    var language: Language
    var givenName: String
    var familyName: String
    var company: String
    var trade: String
    var city: String
    /// Where a code may be sent to them; never shown to anyone.
    var email: String?
    var purpose: String
    var knownSince: Int
    var letter: String
    var years: Int
}
