import Chronology
import Morocco
import Persistence

/// An introduction as one of its people may see it. The other side was never read before both accepted.
struct SeenIntroduction: Sendable {
    /// What the viewer is to it.
    enum Role: Sendable {
        /// One of the two, by this seat.
        case side(ID<Membership>)
        /// Who introduced these two.
        case introducer(Party, Party)
    }

    /// Where it stands for this viewer.
    enum Standing: String, Sendable {
        /// The viewer has not answered.
        case asked
        /// Answered or introduced by the viewer, and waiting.
        case waiting
        /// The viewer declined.
        case declined
        case made
        /// Its term passed.
        case closed
    }

    /// The other one of the two, once both accepted: by accepting each agreed to be called and written to.
    struct Other: Sendable {
        var party: Party
        var phone: PhoneNumber?
        var email: String?
        var isActive: Bool
    }

    var id: ID<Introduction>
    var origin: Introduction.Origin
    var role: Role
    var standing: Standing
    /// Nil when no third member brought the two together.
    var introducer: Party?
    var reason: String
    var introducedAt: Instant
    var expiresAt: Instant
    var madeAt: Instant?
    var other: Other?
    var meeting: SeenMeeting?

    var isSide: Bool { if case .side = role { true } else { false } }

    /// The seat the viewer is one of the two with.
    var own: ID<Membership>? { if case .side(let seat) = role { seat } else { nil } }
}

/// The times proposed for the one-to-one, as one of the two sees them.
struct SeenMeeting: Sendable {
    struct Time: Sendable {
        var position: Int
        var startsAt: Instant
        var local: CivilDateTime
    }

    var round: Int
    var times: [Time]
    /// Whether the viewer proposed them, and so waits for the other to take one.
    var isOwn: Bool
    var taken: Time?

    /// Those that can still be taken.
    func open(_ now: Instant) -> [Time] { times.filter { $0.startsAt > now } }
}
