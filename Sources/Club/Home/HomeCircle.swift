import Chronology
import Persistence

/// Who joined last, and what is still to say about oneself.
struct HomeCircle: Sendable {
    struct Newcomer: Sendable {
        var party: Party
        var branch: String
    }

    /// What the own profile does not say yet.
    struct Lacks: Sendable {
        var offers = false
        var needs = false
    }

    /// The next meeting one is called to.
    struct NextMeeting: Sendable {
        var id: ID<Meeting>
        var title: String
        var place: String
        var start: CivilDateTime
        /// Nil for the club's.
        var branch: ID<Branch>?
        /// Nil as long as one has not answered.
        var answer: Meeting.Answer?
    }

    /// How long what is to come is remembered: a meeting just published waits so long at most, in milliseconds.
    static let memory: Int64 = 5_000

    /// How many of the newest members are shown.
    static let shown = 4

    var newcomers: [Newcomer] = []
    var lacks = Lacks()
    var meeting: NextMeeting?

    init() {}

    /// - Parameter newest: the newest first, one more than are shown, for the reader may be one of them.
    init(
        _ own: (lacks: Lacks, meeting: NextMeeting?), _ newest: [Newcomer], without seat: ID<Membership>
    ) {
        (lacks, meeting) = own
        newcomers = Array(newest.lazy.filter { $0.party.membership != seat }.prefix(Self.shown))
    }
}
