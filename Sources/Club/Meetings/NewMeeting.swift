import Chronology
import Persistence

/// A meeting as its organiser wrote it.
struct NewMeeting: Sendable {
    /// A timed part of the agenda.
    struct Part: Hashable, Sendable {
        var title: String
        var minutes: Int
        var speaker: String
        /// Nil for a speaker who is no member.
        var seat: ID<Membership>?
    }

    var kind: Meeting.Kind
    var title: String
    var about: String
    var place: String
    var mapURL: String?
    var price: String
    /// Nil for the whole club's.
    var branch: ID<Branch>?
    var audience: Meeting.Audience
    /// Whether members may bring visitors.
    var isOpenToVisitors = false
    var capacity: Int?
    var start: CivilDateTime
    var end: CivilDateTime
    var zone: String
    /// What the local times mean by the zone's rules of today.
    var startsAt: Instant
    var endsAt: Instant
    var parts: [Part]
    var roles: [MeetingRole.Holder]
    /// Nil when it is called once.
    var series: MeetingSeries.New?
}
