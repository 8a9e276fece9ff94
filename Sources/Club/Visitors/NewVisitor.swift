import Localization
import Persistence

/// A visitor as they wrote themselves down.
struct NewVisitor: Sendable {
    /// Made when the form was shown: a double tap sends one mail.
    var key: ID<Visitor>
    var givenName: String
    var familyName: String
    var company: String
    var trade: String
    /// E.164; the desk may lack one of the two.
    var phone: String?
    var email: String?
    var language: Language
}
