import Chronology
import Persistence

/// What was said at a meeting, as its bureau wrote it down.
struct Minutes: Sendable {
    static let longest = 20_000

    var words: String
    /// 0 as long as nothing was written.
    var version: Int
    var sentAt: Instant?
    var correctedAt: Instant?

    static let none = Minutes(words: "", version: 0)
}

/// What was decided, and what somebody took upon themselves.
struct MeetingTask: Sendable {
    enum Kind: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case decision, task
    }

    enum State: String, CaseIterable, Sendable, SQLBindable, SQLDecodable {
        case open, done, dropped
    }

    static let longest = 400
    /// Of one meeting.
    static let most = 100

    var id: ID<MeetingTask>
    var meeting: ID<Meeting>
    var kind: Kind
    var words: String
    /// Nil for a decision.
    var owner: Party?
    var dueOn: CivilDate?
    var state: State
    /// Whether the viewer may say that it is done.
    var isOwn = false
    /// Whether its owner is a member no more, so that somebody else has to take it on.
    var hasOwnerLeft = false
    /// Of the meeting it was noted at; empty on that meeting's own page.
    var title = ""
}
