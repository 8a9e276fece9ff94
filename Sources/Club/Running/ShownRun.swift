import Chronology
import Persistence

/// A meeting as it is run, as one viewer sees it.
struct ShownRun: Sendable {
    /// What is kept once it began.
    struct State: Sendable {
        var startedAt: Instant
        /// Nil until somebody ended it, or the clock did.
        var endedAt: Instant?
        var position: Int
        var versions: [MeetingRun.Board: Int]
        /// Those of the forms that made the last changes.
        var keys: [MeetingRun.Board: ID<MeetingRun>]
    }

    var meeting: ID<Meeting>
    var title: String
    var zone: String
    var startsAt: Instant
    var endsAt: Instant
    /// Whether the viewer runs it: its bureau, and whoever receives, keeps the time or welcomes.
    var isRunner: Bool
    /// Whether the viewer is among those who are there.
    var isHere: Bool
    /// Nil before it began.
    var state: State?
    /// The whole meeting is one part when there is no agenda.
    var parts: [RunPart]

    /// When it ends by itself.
    var lastsUntil: Instant { endsAt + MeetingRun.late }

    func mayBegin(_ now: Instant) -> Bool {
        state == nil && now >= startsAt - MeetingRun.early && now < lastsUntil
    }

    /// When it ended; what nobody ended did so by itself.
    func endedAt(_ now: Instant) -> Instant? {
        state.flatMap { $0.endedAt ?? (now >= lastsUntil ? lastsUntil : nil) }
    }

    func isOn(_ now: Instant) -> Bool { state != nil && endedAt(now) == nil }

    /// An end by mistake is taken back as long as the meeting would not have ended by itself.
    func mayReopen(_ now: Instant) -> Bool { state?.endedAt != nil && now < lastsUntil }

    /// The part that is on, or was last.
    var current: RunPart? { state.flatMap { state in parts.first { $0.position == state.position } } }

    var next: RunPart? { state.flatMap { state in parts.first { $0.position > state.position } } }

    func timetable(_ now: Instant) -> RunTimetable {
        let end = endedAt(now)
        return RunTimetable(parts, startsAt: startsAt, hasBegun: state != nil, endedAt: end, at: end ?? now)
    }
}
