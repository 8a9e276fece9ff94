import Chronology
import Persistence

/// A meeting while it is run: its agenda by the clock, who has the floor, who presents their company.
///
/// not begun → on → ended, which can be taken back for a while. What nobody ends ends by itself.
enum MeetingRun {
    /// How long before its planned start it may begin.
    static let early: Duration = .hours(1)
    /// How long after its planned end it ends by itself.
    static let late: Duration = .hours(2)
    /// What a member has to present their company.
    static let pitch: Duration = .seconds(60)
    /// What a member has on the floor.
    static let turn: Duration = .seconds(120)
    /// Minutes a part is given at a time.
    static let more = 2
    static let mostMore = 240
    /// How far back turns on the floor count.
    static let memory: Duration = .days(180)
    /// Letters of the notes of one part.
    static let longestNote = 20_000
    /// From how many on referrals given at the meeting are counted aloud: one or two would tell whose they are.
    static let leastReferrals = 3

    /// A step through the agenda.
    enum Step: String, CaseIterable, Sendable {
        case next, back, pause, resume, extend, end, reopen
    }

    /// What is changed apart from the rest, so that whoever gives the floor does not stand in the timekeeper's way.
    enum Board: String, CaseIterable, Sendable {
        case agenda, floor, pitches

        var conflict: String { "running.conflict." + rawValue }
    }

    /// The state a change was made on, and the key of the form it came with.
    struct Sent: Hashable, Sendable {
        var version: Int
        var key: ID<MeetingRun>
    }

    /// Whether the meeting `k` was begun.
    static let hasBegun: SQL = "EXISTS (SELECT 1 FROM meeting_runs z WHERE z.meeting_id = k.id)"
}
