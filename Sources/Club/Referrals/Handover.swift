import Chronology
import Persistence

/// A referral handed on by its receiver to a colleague or another member. Whoever had it keeps their place in the
/// line: who, when and why.
struct Handover: Hashable, Sendable {
    enum Cause: String, Sendable, SQLBindable, SQLDecodable {
        /// The receiver handed it on.
        case chosen
        /// The receiver left the club, and a colleague takes over.
        case left
    }

    /// The longest reason.
    static let reasonLimit = 300

    var from: Party
    var to: Party
    var cause: Cause
    var reason: String
    var handedAt: Instant
    /// The steps taken before, by the one who handed it on.
    var steps: [FollowedReferral.StepPart] = []

    /// About to be written.
    struct New: Sendable {
        /// Made when the form was shown, so that a form sent twice hands on once.
        var id: ID<Handover>
        var to: ID<Membership>
        var cause = Cause.chosen
        var reason: String
    }
}
