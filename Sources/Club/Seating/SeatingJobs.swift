import Chronology
import Persistence
import TablePlan

/// Works of seating in the database: whoever claims one works on it alone, says so while it lasts, and its result counts
/// only as long as nobody called it off or took it up instead.
enum SeatingJobs {
    /// After this silence a server is taken to have stopped.
    static let patience: Duration = .seconds(15)
    /// So often a work is begun before it is said to be stopped.
    static let attempts = 3

    struct Claim: Sendable {
        var job: ID<SeatingJob>
        var seating: ID<Seating>
        var attempt: Int
        /// Nil for one that was asked for before works had a room of their own.
        var room: NewSeating?
    }

    /// Works that nobody works on.
    static func idle(at now: Instant, in db: any Connection) throws -> [ID<SeatingJob>] {
        try db.rows(
            "SELECT id FROM seating_jobs WHERE \(isIdle(now)) ORDER BY id LIMIT \(rows: 100)"
        ).map { try $0.get("id") }
    }

    private static func isIdle(_ now: Instant) -> SQL {
        "state IN ('waiting', 'running') AND (state = 'waiting' OR beat_at < \(now - patience))"
    }

    /// - Returns: nil when another works on it, it is over, or it was begun too often; then it is stopped.
    static func claim(_ job: ID<SeatingJob>, at now: Instant, in db: any Connection) throws -> Claim? {
        try db.execute(
            """
            UPDATE seating_jobs SET state = 'stopped', ended_at = \(now)
            WHERE id = \(job) AND attempt >= \(attempts) AND \(isIdle(now))
            """
        )
        let row = try db.first(
            """
            UPDATE seating_jobs SET state = 'running', attempt = attempt + 1, started_at = \(now), beat_at = \(now)
            WHERE id = \(job) AND \(isIdle(now)) RETURNING seating_id, attempt, \(roomColumns)
            """
        )
        return try row.map {
            Claim(
                job: job, seating: try $0.get("seating_id"), attempt: try $0.get("attempt"),
                room: try NewSeating(job: $0))
        }
    }

    /// The columns of the room a work is to seat everybody in.
    static let roomColumns: SQL = """
        table_count AS job_tables, seat_count AS job_seats, round_count AS job_rounds, minutes AS job_minutes,
        seconds AS job_seconds, rivals_apart AS job_rivals
        """

    private static func isHeld(_ claim: Claim) -> SQL {
        "id = \(claim.job) AND attempt = \(claim.attempt) AND state = 'running'"
    }

    /// Says that the work goes on, and how far it has come.
    ///
    /// - Returns: whether it is still wanted.
    static func beat(
        _ claim: Claim, newPairs: Int, bound: Int, at now: Instant, in db: any Connection
    ) throws -> Bool {
        try db.execute(
            """
            UPDATE seating_jobs SET beat_at = \(now), new_pairs = \(newPairs), pairs_bound = \(bound)
            WHERE \(isHeld(claim))
            """
        ) == 1
    }

    /// - Returns: whether the work was still this one's to end.
    static func end(
        _ claim: Claim, _ state: SeatingJob.State, _ reasons: [SeatingReason], at now: Instant, in db: any Connection
    ) throws -> Bool {
        try db.execute(
            """
            UPDATE seating_jobs SET state = \(state), ended_at = \(now), reasons = \(SeatingReason.encode(reasons))
            WHERE \(isHeld(claim))
            """
        ) == 1
    }

    /// Gives a work back, to be begun anew: what it was made from has changed.
    static func giveBack(_ claim: Claim, in db: any Connection) throws {
        try db.execute("UPDATE seating_jobs SET state = 'waiting' WHERE \(isHeld(claim))")
    }

    static func cancel(
        _ meeting: ID<Meeting>, by viewer: Viewer, at now: Instant, in db: any Connection
    ) throws -> Meeting.Outcome {
        guard let standing = try SeatingRepository.standing(meeting, for: viewer, in: db) else { return .notFound }
        guard let job = standing.job, job.state.isOpen else { return .alreadyDone }
        try db.execute(
            """
            UPDATE seating_jobs SET state = 'cancelled', ended_at = \(now)
            WHERE id = \(job.id) AND state IN ('waiting', 'running')
            """
        )
        return .done
    }
}

extension NewSeating {
    /// The room of a work; nil when it has none of its own.
    init?(job row: Row) throws {
        guard let tables: Int = try row.get("job_tables") else { return nil }
        self.init(
            tables: tables, seats: try row.get("job_seats"), rounds: try row.get("job_rounds"),
            minutes: try row.get("job_minutes"), seconds: try row.get("job_seconds"),
            rivalsApart: try row.get("job_rivals"))
    }
}
