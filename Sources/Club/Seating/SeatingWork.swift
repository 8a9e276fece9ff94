import Chronology
import Dispatch
import Persistence
import Synchronization
import TablePlan

/// One work of seating: what it needs is read in one transaction, the search runs outside of any and off the threads that
/// serve, and what comes of it is written in another.
struct SeatingWork: Sendable {
    let house: House

    private static let queue = DispatchQueue(label: "rabita.seating", qos: .utility, attributes: .concurrent)
    /// How often the database hears how far it has come, and the work whether it is still wanted.
    private static let beat: Duration = .milliseconds(400)

    /// What came of a search.
    enum Result: Sendable {
        case plan(SeatingPlan, SeatingFigures, missingHosts: [SeatingReason])
        case impossible([SeatingReason])
    }

    /// Never throws: what fails stays written down as running, is found silent, and is begun again.
    func run(_ job: ID<SeatingJob>) async {
        // When somebody leaves meanwhile, the plan is made once more without them.
        for _ in 0..<SeatingJobs.attempts {
            guard let isOver = try? await attempt(job), !isOver else { return }
        }
    }

    /// - Returns: whether nothing is left to do.
    private func attempt(_ job: ID<SeatingJob>) async throws -> Bool {
        let now = house.time.now()
        guard let claim = try await house.database.write({ db in try SeatingJobs.claim(job, at: now, in: db) }) else {
            return true
        }
        guard let material = try await material(claim, now) else { return true }
        let watch = SeatingWatch()
        let beating = Task { [house] in
            while !Task.isCancelled {
                try await Task.sleep(for: Self.beat)
                let progress = watch.progress
                let now = house.time.now()
                let isWanted = try await house.database.write { db in
                    try SeatingJobs.beat(
                        claim, newPairs: progress.newPairs, bound: progress.bound, at: now, in: db)
                }
                if !isWanted { return watch.stop() }
            }
        }
        let result = await Self.apart { Self.search(material, watch) }
        beating.cancel()
        let ended = house.time.now()
        return try await house.database.write { db in
            try Self.write(result, claim, material, at: ended, in: db)
        }
    }

    /// The room as it is to be, with those who come now, nobody seated yet. The plan that stands is not touched.
    private func material(_ claim: SeatingJobs.Claim, _ now: Instant) async throws -> SeatingMaterial? {
        let ids = house.ids
        let people = try await house.database.asIf { db in
            guard let seating = try SeatingRepository.seating(claim.seating, in: db) else {
                return nil as SeatingMaterial?
            }
            try SeatingRepository.arrange(claim.room ?? seating.room, claim.seating, ids, in: db)
            return try SeatingMaterial.people(claim.seating, at: now, in: db)
        }
        guard let people else { return nil }
        return try await house.database.read { db in
            var people = people
            try people.remember(in: db)
            return people
        }
    }

    private static func write(
        _ result: Result, _ claim: SeatingJobs.Claim, _ material: SeatingMaterial, at now: Instant,
        in db: any Connection
    ) throws -> Bool {
        switch result {
        case .impossible(let reasons):
            _ = try SeatingJobs.end(claim, .impossible, reasons, at: now, in: db)
        case .plan(let plan, let figures, let missing):
            let seating = material.seating
            guard try db.value("SELECT version FROM seatings WHERE id = \(seating.id)") == seating.version,
                try !SeatingRepository.hasLeft(material, in: db)
            else {
                try SeatingJobs.giveBack(claim, in: db)
                return false
            }
            guard try SeatingJobs.end(claim, .done, missing, at: now, in: db) else { return true }
            _ = try SeatingRepository.advance(seating.id, from: seating.version, by: nil, at: now, in: db)
            try SeatingRepository.replace(with: material, in: db)
            try SeatingRepository.keep(plan, figures, material, marksMoved: false, at: now, in: db)
        }
        return true
    }

    /// Long work on a thread of its own.
    static func apart<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: work()) }
        }
    }

    /// - Parameter effort: so that the same plan comes of it on every machine.
    static func search(
        _ material: SeatingMaterial, _ watch: SeatingWatch, effort: SeatingEffort = .unlimited
    ) -> Result {
        let started = ContinuousClock.now
        let limit = Duration.seconds(material.seating.room.seconds)
        let instance = material.instance
        do {
            let solver = try SeatingSolver(instance)
            let plan = solver.solve(
                effort: effort,
                seed: UInt64(bitPattern: material.seating.id.rawValue) &+ UInt64(material.seating.version),
                progress: { watch.note($0) }, shouldStop: { watch.isStopped || ContinuousClock.now - started >= limit })
            let check = PlanCheck(plan, of: instance)
            guard check.faults.isEmpty else { return .impossible(check.faults.map { SeatingReason.of($0) }) }
            return .plan(
                plan, check.figures, missingHosts: Diagnosis(instance).missingHosts.map { SeatingReason.of($0) })
        } catch {
            return .impossible(error.reasons.map { SeatingReason.of($0, in: material.seating.room) })
        }
    }
}

/// Between a search and those who watch it.
final class SeatingWatch: Sendable {
    private struct State {
        var isStopped = false
        var newPairs = 0
        var bound = 0
    }

    private let state = Mutex(State())

    var isStopped: Bool { state.withLock { $0.isStopped } }
    var progress: (newPairs: Int, bound: Int) { state.withLock { ($0.newPairs, $0.bound) } }

    func stop() { state.withLock { $0.isStopped = true } }

    func note(_ progress: SeatingProgress) {
        state.withLock { state in
            state.newPairs = progress.newPairs
            state.bound = progress.bound
        }
    }
}
