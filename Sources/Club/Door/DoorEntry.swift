import Chronology
import Persistence

/// Somebody on the desk's list.
struct DoorEntry: Sendable {
    enum Kind: Hashable, Sendable {
        case member, substitute, visitor
        /// A member who did not register.
        case walkIn
    }

    var attender: Attender
    var kind: Kind
    var givenName: String
    var familyName: String
    /// A substitute's, who is one text.
    var substitute = ""
    var company: String
    /// The branch of a member, who invited of a visitor.
    var detail: String
    /// The member's answer; nil for others.
    var answer: Meeting.Answer?
    var isWaiting = false
    var arrivedAt: Instant?
    var isLate = false

    /// Who stands at the desk.
    var name: String { substitute.isEmpty ? member : substitute }
    var member: String { [givenName, familyName].filter { !$0.isEmpty }.joined(separator: " ") }
    var hue: Int64 {
        switch attender {
        case .registration(let id): id.rawValue
        case .visitor(let id): id.rawValue
        case .member(let id): id.rawValue
        }
    }
}
