import Persistence

/// A referral about to be given. An outside one cannot be written without its prospect, who has a way to be reached
/// and has agreed; an inside one has none.
struct NewReferral: Sendable {
    enum About: Hashable, Sendable {
        case inside
        case outside(Prospect)

        var kind: Referral.Kind { if case .inside = self { .inside } else { .outside } }
        var prospect: Prospect? { if case .outside(let prospect) = self { prospect } else { nil } }
    }

    /// A third person who expects the call.
    struct Prospect: Hashable, Sendable {
        let name: String
        let phone: String?
        let email: String?

        /// Nil without a name, without a way to be reached, or when the person has not agreed.
        init?(name: String, phone: String?, email: String?, hasAgreed: Bool) {
            guard hasAgreed, !name.isEmpty, phone != nil || email != nil else { return nil }
            self.name = name
            self.phone = phone
            self.email = email
        }
    }

    /// Made when the form was shown, so that a form sent twice is one referral.
    var id: ID<Referral>
    var receiver: ID<Membership>
    var about: About
    var need: String
    var note: String
}
