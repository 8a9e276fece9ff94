import Morocco
import Persistence

/// What a member says of themselves, with who may see each part.
struct ProfileRecord: Sendable {
    var civility = ""
    var givenName: String
    var familyName: String
    /// The address signed in with: shown, not changed here.
    var email: String?
    var phone: PhoneNumber?
    var title: String
    var offers: String
    var needs: String
    var languages: [SpokenLanguage]
    var audiences: [ProfileField: Audience]
    var isPublic: Bool

    /// The parts of this form.
    static let fields: [ProfileField] = [.email, .phone, .title, .offers, .needs, .languages]
    static let civilities = ["", "mr", "mrs"]
}
