import Chronology
import Persistence

/// A plan as its bureau sees it, without the people.
struct ShownSeating: Sendable {
    var id: ID<Seating>
    var meeting: ID<Meeting>
    var room: NewSeating
    var state: Seating.State
    /// Whether somebody was seated already.
    var isPlanned: Bool
    var version: Int
    var changedAt: Instant
    var lastKey: Int64?
    var worth: SeatingWorth
    /// Rounds that are history, with the times of those that were begun.
    var held: [HeldRound]

    /// The first round that may still change; one more than there are when none may.
    var nextRound: Int { held.count + 1 }
    var isOver: Bool { nextRound > room.rounds }

    /// The round whose time runs.
    func running(_ now: Instant) -> HeldRound? {
        held.last.flatMap { $0.isRunning(now) ? $0 : nil }
    }

    /// The round to be shown in the room: the one that runs, else the next, else the last.
    func shownRound(_ now: Instant) -> Int {
        running(now)?.round ?? min(nextRound, room.rounds)
    }

    static let columns: SQL = """
        s.id, s.meeting_id, s.table_count, s.seat_count, s.round_count, s.minutes, s.seconds, s.rivals_apart, s.state,
        s.is_planned, s.version, s.changed_at AS seating_changed, s.last_key, s.new_pairs, s.pairs_bound, s.repeats, s.wishes_kept, s.wishes
        """

    init(_ row: Row, held: [HeldRound]) throws {
        id = try row.get("id")
        meeting = try row.get("meeting_id")
        room = NewSeating(
            tables: try row.get("table_count"), seats: try row.get("seat_count"), rounds: try row.get("round_count"),
            minutes: try row.get("minutes"), seconds: try row.get("seconds"), rivalsApart: try row.get("rivals_apart"))
        state = try row.get("state")
        isPlanned = try row.get("is_planned")
        version = try row.get("version")
        changedAt = try row.get("seating_changed")
        lastKey = try row.get("last_key")
        worth = SeatingWorth(
            newPairs: try row.get("new_pairs"), bound: try row.get("pairs_bound"), repeats: try row.get("repeats"),
            wishesKept: try row.get("wishes_kept"), wishes: try row.get("wishes"))
        self.held = held
    }
}

/// A round that was begun, or is over with its meeting.
struct HeldRound: Hashable, Sendable {
    var round: Int
    var startedAt: Instant?
    var endsAt: Instant?

    func isRunning(_ now: Instant) -> Bool { endsAt.map { $0 > now } ?? false }

    init(_ row: Row) throws {
        round = try row.get("round")
        startedAt = try row.get("started_at")
        endsAt = try row.get("ends_at")
    }
}

/// What a plan brings.
struct SeatingWorth: Hashable, Sendable {
    var newPairs = 0
    /// The most that counting allows.
    var bound = 0
    var repeats = 0
    var wishesKept = 0
    var wishes = 0
}
