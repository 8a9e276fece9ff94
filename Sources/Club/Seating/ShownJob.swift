import Chronology
import Persistence

/// The last work of seating, as its bureau sees it.
struct ShownJob: Sendable {
    var id: ID<SeatingJob>
    var state: SeatingJob.State
    var startedAt: Instant?
    var endedAt: Instant?
    var newPairs: Int
    var bound: Int
    var reasons: [SeatingReason]
    /// Where it is to seat everybody.
    var room: NewSeating?

    static let columns: SQL = """
        j.id AS job_id, j.state AS job_state, j.started_at, j.ended_at AS job_ended, j.new_pairs AS job_pairs,
        j.pairs_bound AS job_bound, j.reasons, j.table_count AS job_tables, j.seat_count AS job_seats,
        j.round_count AS job_rounds, j.minutes AS job_minutes, j.seconds AS job_seconds, j.rivals_apart AS job_rivals
        """

    init(_ row: Row) throws {
        id = try row.get("job_id")
        state = try row.get("job_state")
        startedAt = try row.get("started_at")
        endedAt = try row.get("job_ended")
        newPairs = try row.get("job_pairs")
        bound = try row.get("job_bound")
        reasons = SeatingReason.decode(try row.get("reasons"))
        room = try NewSeating(job: row)
    }
}
