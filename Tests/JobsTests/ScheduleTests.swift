import Chronology
import Persistence
import Synchronization
import TestSupport
import Testing

@testable import Jobs

@Suite struct ScheduleTests {
    private struct Failure: Error {}

    private final class Dates: Sendable {
        private let instants = Mutex<[Instant]>([])

        func append(_ instant: Instant) {
            instants.withLock { $0.append(instant) }
        }

        var all: [Instant] { instants.withLock { $0 } }
    }

    private func schedule(_ house: OutboxHouse, name: UInt64 = 1, _ jobs: ScheduledJob...) -> Schedule {
        Schedule(jobs: jobs, database: house.database, time: house.time, random: { name }, logger: silent)
    }

    @Test(arguments: TestEngine.allCases)
    func `A job runs at each due time once and catches up once`(engine: TestEngine) async throws {
        try await OutboxHouse.run(engine) { house in
            let dates = Dates()
            let schedule = schedule(house, ScheduledJob("hourly", every: .hours(1), .task { dates.append($0) }))
            let hour = Instant(milliseconds: house.time.now().milliseconds / 3_600_000 * 3_600_000)

            var done = [try await schedule.runDue().count]
            for step in [Duration.hours(1), .zero, .hours(1), .hours(30), .zero] {
                house.time.advance(step)
                done.append(try await schedule.runDue().count)
            }

            #expect(done == [0, 1, 0, 1, 1, 0])
            #expect(dates.all == [hour + .hours(1), hour + .hours(2), hour + .hours(32)])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Two processes do a job once, its mail in the same transaction`(engine: TestEngine) async throws {
        try await OutboxHouse.run(engine) { house in
            let outbox = house.outbox
            let job = ScheduledJob(
                "digest", every: .hours(24),
                .transaction { db, due in
                    try outbox.enqueue(try sampleMail(key: "digest:\(due.milliseconds)"), in: db)
                })
            let schedules = [schedule(house, name: 1, job), schedule(house, name: 2, job)]
            for schedule in schedules { _ = try await schedule.runDue() }
            house.time.advance(.hours(24))

            let done = try await withThrowingTaskGroup(of: [String].self) { group in
                for schedule in schedules { group.addTask { try await schedule.runDue() } }
                return try await group.reduce(into: []) { $0 += $1 }
            }

            #expect(done == ["digest"])
            #expect(try await house.messages().count == 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A failed job leaves nothing behind and is tried again`(engine: TestEngine) async throws {
        try await OutboxHouse.run(engine) { house in
            let (outbox, dates) = (house.outbox, Dates())
            let job = ScheduledJob(
                "digest", every: .hours(24),
                .transaction { db, due in
                    try outbox.enqueue(try sampleMail(key: "digest"), in: db)
                    dates.append(due)
                    if dates.all.count == 1 { throw Failure() }
                })
            let schedule = schedule(house, job)
            _ = try await schedule.runDue()
            house.time.advance(.hours(24))

            let failed = try await schedule.runDue()
            let left = try await house.messages()
            let tooEarly = try await schedule.runDue()
            house.time.advance(.minutes(1))
            let again = try await schedule.runDue()

            #expect(failed.isEmpty)
            #expect(left.isEmpty)
            #expect(tooEarly.isEmpty)
            #expect(again == ["digest"])
            #expect(Set(dates.all).count == 1)
        }
    }

    @Test func `A due time can be moved from midnight`() {
        let job = ScheduledJob("nightly", every: .hours(24), offset: .hours(3), .task { _ in })

        let next = job.nextDue(after: Instant(milliseconds: 10 * 86_400_000))

        #expect(next == Instant(milliseconds: 10 * 86_400_000 + 3 * 3_600_000))
    }
}
