import Chronology
import Persistence

/// A meeting as one viewer sees it.
struct ShownMeeting: Sendable {
    var id: ID<Meeting>
    var kind: Meeting.Kind
    var title: String
    var about: String
    var place: String
    var mapURL: String?
    var price: String
    var branch: ID<Branch>?
    /// Nil for the whole club's.
    var branchName: String?
    var audience: Meeting.Audience
    /// Whether members may bring visitors.
    var isOpenToVisitors: Bool
    var capacity: Int?
    var start: CivilDateTime
    var end: CivilDateTime
    var zone: String
    var startsAt: Instant
    var endsAt: Instant
    var state: Meeting.State
    var version: Int
    var changedAt: Instant
    var cancelReason: String
    /// Seats taken, and how many wait for one, visitors among them.
    var seated: Int
    var waiting: Int
    /// Whether the viewer may change it.
    var isManaged: Bool
    /// The viewer's own answer.
    var answer: Meeting.Answer?
    var substitute: String
    /// The viewer's place on the waiting list, from 1.
    var turn: Int?
    /// Nil when it was called once.
    var series: MeetingSeries.Place?
    /// Whether its minutes were sent.
    var hasMinutes = false
    /// Whether the viewer may answer it.
    var isCalled = true
    /// Whether it is known who was there.
    var isReckoned = false

    var isFull: Bool { capacity.map { seated >= $0 } ?? false }

    func isOver(_ now: Instant) -> Bool { endsAt <= now }
    /// Whether answers are taken.
    func isOpen(_ now: Instant) -> Bool { state == .published && startsAt > now }
}
