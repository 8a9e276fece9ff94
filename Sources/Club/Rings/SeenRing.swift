import Chronology
import Persistence

/// A ring as one of its members sees it: before it stands, whom they would serve, who would serve them and how many
/// they are. The others, and who answered what, were never read.
struct SeenRing: Sendable {
    /// A neighbour, and the way to them once the ring stands.
    struct Neighbour: Sendable {
        var party: Party
        /// What is sought: by the viewer of this neighbour, or by the neighbour of the viewer; nil when hidden.
        var need: String?
        var introduction: ID<Introduction>?
    }

    var id: ID<Ring>
    var state: Ring.State
    var answer: Ring.Answer
    var own: ID<Membership>
    var size: Int
    var proposedAt: Instant
    var expiresAt: Instant
    /// Who would serve the viewer.
    var supplier: Neighbour?
    /// Whom the viewer would serve.
    var client: Neighbour?
    /// All in order, once it stands.
    var members: [Party] = []

    /// For its members a ring whose term has passed is over before the clock's work has closed it.
    func isOpen(_ now: Instant) -> Bool { state == .open && expiresAt > now }
}
