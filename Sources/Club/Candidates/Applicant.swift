import Localization
import Persistence

/// Somebody who asks to join, as a letter about them or a visit of theirs knows them.
struct Applicant: Sendable {
    var email: String
    var givenName: String
    var familyName: String
    var language: Language
    var company: String
    var trade: String
    var city: String
    var branch: ID<Branch>
    var sponsor: ID<Membership>?

    var name: String { [givenName, familyName].filter { !$0.isEmpty }.joined(separator: " ") }
}
