import Chronology
import Persistence

/// The statements by which one of several processes takes a scheduled job.
struct ScheduleClaims: Sendable {
    let worker: String
    /// Milliseconds a job stays with a process that went silent, and the pause after a failure.
    let lease: Int64
    let pauseAfterFailure: Int64 = 60_000

    /// Writes down jobs that are new; the first due time is still to come. One whose interval became shorter does not
    /// wait for the end of the longer one.
    func register(_ jobs: [ScheduledJob], at now: Instant, in db: any Connection) throws {
        for job in jobs {
            let next = job.nextDue(after: now)
            try db.execute(
                """
                INSERT INTO schedules (name, next_due_at) VALUES (\(job.name), \(next))
                ON CONFLICT (name) DO NOTHING
                """
            )
            try db.execute(
                "UPDATE schedules SET next_due_at = \(next) WHERE name = \(job.name) AND next_due_at > \(next)"
            )
        }
    }

    /// The names of the jobs that are due and free.
    func due(at now: Instant, in db: any Connection) throws -> Set<String> {
        let rows = try db.rows(
            """
            SELECT name FROM schedules
            WHERE next_due_at <= \(now) AND (claimed_until IS NULL OR claimed_until <= \(now))
            """
        )
        return Set(try rows.map { try $0.get("name", as: String.self) })
    }

    /// Takes the job; false when another process was faster.
    func claim(_ job: ScheduledJob, at now: Instant, in db: any Connection) throws -> Bool {
        let changed = try db.execute(
            """
            UPDATE schedules SET claimed_until = \(now.adding(milliseconds: lease)), claimed_by = \(worker)
            WHERE name = \(job.name) AND next_due_at <= \(now) AND (claimed_until IS NULL OR claimed_until <= \(now))
            """
        )
        return changed > 0
    }

    /// Notes the job as done for its due time. False when the lease was lost meanwhile.
    func finish(_ job: ScheduledJob, due: Instant, at now: Instant, in db: any Connection) throws -> Bool {
        let changed = try db.execute(
            """
            UPDATE schedules
            SET last_due_at = \(due), next_due_at = \(job.nextDue(after: max(now, due))), claimed_until = NULL,
                claimed_by = NULL, last_error = NULL
            WHERE name = \(job.name) AND claimed_by = \(worker)
            """
        )
        return changed > 0
    }

    /// Notes a failure; the job stays due and is tried again after a pause.
    func fail(_ job: ScheduledJob, reason: String, at now: Instant, in db: any Connection) throws {
        try db.execute(
            """
            UPDATE schedules SET claimed_until = \(now.adding(milliseconds: pauseAfterFailure)), last_error = \(reason)
            WHERE name = \(job.name) AND next_due_at <= \(now)
                AND (claimed_by = \(worker) OR claimed_until IS NULL OR claimed_until <= \(now))
            """
        )
    }
}
