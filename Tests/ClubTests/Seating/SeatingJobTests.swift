import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import TablePlan
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct SeatingJobTests {
    typealias Routes = SeatingController.Routes

    @Test(arguments: TestEngine.allCases)
    func `A work whose server stopped is begun again by another, and after three times it is said to be stopped`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await SeatingBuilder(club)
            let id = try await build.meeting(crowd: 8)
            let job = try await build.ask(id, tables: 3, seats: 4, rounds: 2)
            let clock = SeatingClock(house: club.house)
            // A server took it up and fell silent.
            let now = club.time.now()
            try await club.house.database.write { db in _ = try SeatingJobs.claim(job, at: now, in: db) }

            try await clock.resume(at: club.time.now())
            await club.house.seatingDesk.rest()
            let early = try await build.job(id)
            club.time.advance(by: .seconds(16))
            try await clock.resume(at: club.time.now())
            await club.house.seatingDesk.rest()
            let late = try await build.job(id)

            #expect(early == .running && late == .done)
            #expect(try await build.find(id)?.isPlanned == true)

            let again = try await build.ask(id, tables: 3, seats: 4, rounds: 2)
            for _ in 0..<SeatingJobs.attempts {
                let now = club.time.now()
                try await club.house.database.write { db in _ = try SeatingJobs.claim(again, at: now, in: db) }
                club.time.advance(by: .seconds(16))
            }
            try await clock.resume(at: club.time.now())
            await club.house.seatingDesk.rest()

            #expect(try await build.job(id) == .stopped)
            #expect(try await build.get(Routes.tables(id)).contains("s’est arrêté avant la fin"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Called off, a work leaves nothing, whatever it found`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await SeatingBuilder(club)
            let id = try await build.meeting(crowd: 8)
            let job = try await build.ask(id, tables: 3, seats: 4, rounds: 2)
            let progress = try await build.get(Routes.progress(id))
            let now = club.time.now()
            let claim = try await club.house.database.write { db in try SeatingJobs.claim(job, at: now, in: db) }

            let cancelled = try await club.post(Routes.cancel(id), cookies: build.host.cookies)
            let held = try #require(claim)
            let isWanted = try await club.house.database.write { db in
                try SeatingJobs.beat(held, newPairs: 1, bound: 2, at: now, in: db)
            }
            let isEnded = try await club.house.database.write { db in
                try SeatingJobs.end(held, .done, [], at: now, in: db)
            }
            try await SeatingClock(house: club.house).resume(at: now + .days(1))
            await club.house.seatingDesk.rest()

            #expect(progress.contains("data-poll=\"1\"") && progress.contains("La recherche commence."))
            #expect(cancelled.status == .seeOther && !isWanted && !isEnded)
            #expect(try await build.job(id) == .cancelled)
            #expect(try await build.find(id)?.isPlanned == false)
            #expect(try await club.get(Routes.progress(id), cookies: build.host.cookies).status == .seeOther)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Of sixteen who ask at once one is heard, the others see that it changed; sent twice it is one`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await SeatingBuilder(club)
            let id = try await build.meeting(crowd: 8)
            let key: ID<SeatingJob> = club.house.ids.next()
            let twice = build.form(key, tables: 3, seats: 4, rounds: 2, version: 0)

            let codes = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<16 {
                    let fields = build.form(club.house.ids.next(), tables: 3, seats: 4, rounds: 2, version: 0)
                    group.addTask {
                        try await club.post(Routes.seat(id), fields, cookies: build.host.cookies).status.code
                    }
                }
                return try await group.reduce(into: [Int]()) { $0.append($1) }
            }
            await club.house.seatingDesk.rest()
            let stale = try await club.post(Routes.seat(id), twice, cookies: build.host.cookies)
            let version = try #require(await build.find(id)).version
            let fresh = build.form(key, tables: 3, seats: 4, rounds: 2, version: version)
            let first = try await club.post(Routes.seat(id), fresh, cookies: build.host.cookies)
            await club.house.seatingDesk.rest()
            let second = try await club.post(Routes.seat(id), fresh, cookies: build.host.cookies)

            #expect(codes.filter { $0 == 303 }.count == 1 && codes.filter { $0 == 409 }.count == 15)
            #expect(stale.status == .conflict && stale.text.contains("Quelqu’un d’autre a changé ce plan"))
            #expect([first.status, second.status] == [.seeOther, .seeOther])
            let works: Int? = try await club.house.database.read { db in
                try db.value("SELECT COUNT(*) FROM seating_jobs")
            }
            #expect(works == 2)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Somebody who leaves the club while everybody is being seated has no place in the plan`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await SeatingBuilder(club)
            let id = try await build.meeting(crowd: 8)
            let job = try await build.ask(id, tables: 3, seats: 4, rounds: 2)
            let before = try #require(await build.material(id))
            let (seat, now, notices) = (build.members[0].membership, club.time.now(), club.house.notices)
            let day = club.house.today()
            _ = try await club.house.database.write { db in
                try Departure.end(seat, Departure.Decision(author: .console, day: day), notices, at: now, in: db)
            }

            await club.house.seatingDesk.start(job, club.house)
            await club.house.seatingDesk.rest()

            let after = try #require(await build.material(id))
            let guest = after.guests.first { $0.membership == seat }
            #expect(after.seating.version > before.seating.version && after.seating.isPlanned)
            #expect(guest == nil && after.plan.rounds.allSatisfy { $0.joined().count == 11 })
            #expect(PlanCheck(after.plan, of: after.instance).faults == [])
            #expect(try await build.brokenRules() == [])
        }
    }
}

extension SeatingBuilder {
    /// Writes a work down as the form does, and leaves it to others.
    func ask(_ id: ID<Meeting>, tables: Int, seats: Int, rounds: Int) async throws -> ID<SeatingJob> {
        let key: ID<SeatingJob> = club.house.ids.next()
        let version = try await find(id)?.version ?? 0
        let (now, ids, viewer) = (club.time.now(), club.house.ids, viewer)
        let room = NewSeating(
            tables: tables, seats: seats, rounds: rounds, minutes: 15, seconds: 1, rivalsApart: false)
        try await club.house.database.write { db in
            try SeatingRepository.ask(room, key, for: id, from: version, by: viewer, at: now, ids: ids, in: db).settle()
        }
        return key
    }

    /// The host of the branch, as a request has them.
    private var viewer: Viewer {
        Viewer(
            session: ID(rawValue: 1), person: host.person, givenName: "Hind", familyName: "Alami", language: .fr,
            seat: Viewer.Seat(
                membership: host.membership, company: host.company, branch: ClubBuilder.casablanca, status: .active),
            mandates: [Mandate(role: .host, branch: ClubBuilder.casablanca)])
    }
}
