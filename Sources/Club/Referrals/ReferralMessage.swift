import Chronology
import Persistence

/// What one side of a referral wrote to the other.
struct ReferralMessage: Hashable, Sendable {
    /// The longest one.
    static let limit = 2000

    var id: ID<ReferralMessage>
    var author: Party
    /// Empty once its author was erased.
    var text: String
    var writtenAt: Instant
}
