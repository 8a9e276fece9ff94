public import Chronology
public import Logging
public import Persistence
public import ServiceLifecycle
import Synchronization
public import Telemetry

/// Runs named jobs at their due times, each by one process at a time.
///
///     Schedule(jobs: [ScheduledJob("forget-mails", every: .hours(24), .transaction { db, due in
///         try Outbox.forget(sentBefore: due - .days(90), in: db)
///     })], database: database, time: time, random: random, logger: logger)
public final class Schedule: Service {
    private let jobs: [ScheduledJob]
    private let database: any Database
    private let time: any TimeSource
    private let logger: Logger
    private let claims: ScheduleClaims
    private let signal = WakeSignal()
    private let isStopping = Atomic(false)
    private let isRegistered = Atomic(false)
    /// What became of the jobs since the start.
    public let counts: JobCounts
    /// Beats at each look at the jobs.
    public let pulse = Pulse()

    /// How often the program looks for due jobs.
    private static let pause: Duration = .seconds(10)

    /// A schedule.
    ///
    /// - Parameters:
    ///   - jobs: with different names.
    ///   - random: 64 bits of chance, for the process's name.
    ///   - lease: how long a `task` job may take before another process takes it for dead.
    public init(
        jobs: [ScheduledJob],
        database: any Database,
        time: any TimeSource,
        random: @Sendable () -> UInt64,
        logger: Logger,
        lease: Duration = .seconds(3_600)
    ) {
        self.jobs = jobs
        self.database = database
        self.time = time
        self.logger = logger
        counts = JobCounts(names: jobs.map(\.name))
        claims = ScheduleClaims(worker: String(random(), radix: 36), lease: lease.wholeMilliseconds)
    }

    /// Works until the shutdown of the service group or the cancellation of the task; a job that runs is finished.
    public func run() async throws {
        await withGracefulShutdownHandler {
            while !isStopping.load(ordering: .acquiring), !Task.isCancelled {
                pulse.beat()
                do {
                    _ = try await runDue()
                } catch {
                    logger.warning("The schedule cannot be worked", metadata: ["error": "\(error)"])
                }
                _ = await signal.wait(atMost: Self.pause)
            }
        } onGracefulShutdown: {
            self.isStopping.store(true, ordering: .releasing)
            self.signal.ring()
        }
    }

    /// Runs each job that is due once.
    ///
    /// - Returns: the names of the jobs that were done.
    func runDue() async throws -> [String] {
        let (jobs, claims, now) = (jobs, claims, time.now())
        if !isRegistered.load(ordering: .acquiring) {
            try await database.write { db in try claims.register(jobs, at: now, in: db) }
            isRegistered.store(true, ordering: .releasing)
        }
        let due = try await database.read { db in try claims.due(at: now, in: db) }
        var done: [String] = []
        for job in jobs where due.contains(job.name) && !isStopping.load(ordering: .acquiring) {
            do {
                if try await run(job, at: now) {
                    done.append(job.name)
                    counts.noteDone(job.name)
                }
            } catch {
                counts.noteFailed(job.name)
                logger.error("A scheduled job failed", metadata: ["job": "\(job.name)", "error": "\(error)"])
                let (reason, failed) = (String(describing: type(of: error)), time.now())
                try await database.write { db in try claims.fail(job, reason: reason, at: failed, in: db) }
            }
        }
        return done
    }

    private func run(_ job: ScheduledJob, at now: Instant) async throws -> Bool {
        let claims = claims
        let due = job.latestDue(at: now)
        switch job.work {
        case .transaction(let body):
            return try await database.write { db in
                guard try claims.claim(job, at: now, in: db) else { return false }
                try body(db, due)
                return try claims.finish(job, due: due, at: now, in: db)
            }
        case .task(let body):
            guard try await database.write({ db in try claims.claim(job, at: now, in: db) }) else { return false }
            try await body(due)
            let finished = time.now()
            return try await database.write { db in try claims.finish(job, due: due, at: finished, in: db) }
        }
    }
}
