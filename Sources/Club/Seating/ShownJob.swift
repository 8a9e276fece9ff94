import Chronology
import Persistence

/// The last work of seating, as its bureau sees it.
struct ShownJob: Sendable {
    var id: ID<SeatingJob>
    var state: SeatingJob.State
    var startedAt: Instant?
    var newPairs: Int
    var bound: Int
    var reasons: [SeatingReason]

    static let columns: SQL =
        "j.id AS job_id, j.state AS job_state, j.started_at, j.new_pairs AS job_pairs, j.pairs_bound AS job_bound, j.reasons"

    init(_ row: Row) throws {
        id = try row.get("job_id")
        state = try row.get("job_state")
        startedAt = try row.get("started_at")
        newPairs = try row.get("job_pairs")
        bound = try row.get("job_bound")
        reasons = SeatingReason.decode(try row.get("reasons"))
    }
}
