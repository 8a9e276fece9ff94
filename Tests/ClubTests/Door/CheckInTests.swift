import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct CheckInTests {
    @Test(arguments: TestEngine.allCases)
    func `Two hundred people noted by three desks at once, with repeats, are two hundred arrivals`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DoorBuilder(club, members: 200, coming: 0)
            let (id, seats, now) = (build.meeting, build.members.map(\.membership), club.time.now())
            let ids = club.house.ids
            try await club.house.database.write { db in
                try db.insert(
                    into: "registrations",
                    columns: ["id", "meeting_id", "membership_id", "answer", "asked_at", "answered_at"],
                    rows: seats.map { [ids.next(Registration.self), id, $0, "coming", now, now] as [any SQLBindable] })
            }
            let desks = [build.host, build.meetings.president, build.host]
            build.open()
            let who = try await club.house.database.read { db in
                try db.rows("SELECT id FROM registrations WHERE meeting_id = \(id)").map {
                    Attender.registration(try $0.get("id")).text
                }
            }

            // Each desk sends every tap twice; the second and third have overlapping halves.
            let codes = try await withThrowingTaskGroup(of: [Int].self) { group in
                for (desk, seated) in desks.enumerated() {
                    group.addTask {
                        var codes: [Int] = []
                        for (index, one) in who.enumerated() where desk == 0 || index % 2 == desk % 2 || index % 3 == 0
                        {
                            for _ in 0..<2 {
                                codes.append(try await build.arrive(one, key: "desk\(desk)-\(index)-key", by: seated))
                            }
                        }
                        return codes
                    }
                }
                return try await group.reduce(into: [Int]()) { $0 += $1 }
            }

            let came = try await build.came()
            let present = try await club.house.database.read { db in try Arrivals.present(id, in: db) }
            #expect(Set(codes) == [303] && codes.count > 700)
            #expect(came.count == 200 && Set(came.map(\.member)).count == 200)
            #expect(Set(present) == Set(seats))
            #expect(try await build.visitors.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The first time stands, late begins after ten minutes, and what waited counts from its tap`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DoorBuilder(club)
            let who = try await [
                build.who(build.members[0]), build.who(build.members[1]), build.who(build.members[2]),
                build.who(build.members[3]),
            ]
            build.open()

            try await build.arrive(who[0], key: "first-key")
            club.time.advance(by: .minutes(25))
            try await build.arrive(who[0], key: "other-key")
            try await build.arrive(who[1], key: "waited-key", age: 20 * 60_000)
            club.time.advance(by: .seconds(1))
            try await build.arrive(who[2], key: "late-key")
            club.time.advance(by: .days(1))
            try await build.arrive(who[3], key: "next-day-key")

            #expect(
                try await build.came().map { [$0.minutes, $0.isLate ? 1 : 0] } == [
                    [-15, 0], [-10, 0], [0, 0], [10, 1],
                ])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `An arrival taken back stays back when its tap comes again or one that waited comes late`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DoorBuilder(club)
            let who = try await build.who(build.members[0])
            build.open()
            try await build.arrive(who, key: "first-key")
            club.time.advance(by: .minutes(5))

            let undone = try await build.undo(who)
            try await build.arrive(who, key: "first-key")
            club.time.advance(by: .minutes(5))
            try await build.arrive(who, key: "waited-key", age: 8 * 60_000)
            let none = try await build.came()
            try await build.arrive(who, key: "again-key")
            let again = try await build.came()
            let lines = try await club.house.database.read { db in
                try db.value("SELECT COUNT(*) FROM undone_arrivals", as: Int.self)
            }

            #expect(undone == 303 && none.isEmpty && lines == 1)
            #expect(again.map(\.minutes) == [-5])
            #expect(try await build.undo(who) == 303)
            #expect(try await build.undo(who) == 303)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Who said maybe, no or nothing has a seat when they come, and their answer again when it was a slip`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DoorBuilder(club, coming: 0)
            let members = build.members
            try await build.meetings.answer(build.meeting, members[0], .maybe)
            try await build.meetings.answer(build.meeting, members[1], .declined)
            build.open()

            try await build.arrive(try await build.who(members[0]), key: "maybe-key")
            try await build.arrive(try await build.who(members[1]), key: "declined-key")
            try await build.arrive(Attender.member(members[2].membership).text, key: "nothing-key")
            let seated = try await build.meetings.answers(build.meeting)
            for member in members.prefix(3) { _ = try await build.undo(try await build.who(member)) }
            let before = try await build.meetings.answers(build.meeting)

            #expect(members.prefix(3).map { seated[$0.membership] } == [.coming, .coming, .coming])
            #expect(members.prefix(3).map { before[$0.membership] } == [.maybe, .declined, .declined])
            #expect(try await build.arrive(Attender.member(ID(rawValue: 9_999)).text, key: "nobody-key") == 404)
            #expect(try await build.visitors.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A member nobody expected whom eight taps note at once has one answer and one arrival`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DoorBuilder(club, coming: 0)
            let who = Attender.member(build.members[0].membership).text
            build.open()

            let codes = try await withThrowingTaskGroup(of: Int.self) { group in
                for tap in 0..<8 { group.addTask { try await build.arrive(who, key: "tap-number-\(tap)") } }
                return try await group.reduce(into: [Int]()) { $0.append($1) }
            }

            #expect(codes == Array(repeating: 303, count: 8))
            #expect(try await build.came().count == 1)
            #expect(try await build.meetings.answers(build.meeting).count == 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A desk notes for its own meetings and in their hours alone; what is no check-in is malformed`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DoorBuilder(club)
            let who = try await build.who(build.members[0])
            let stranger = try await ClubBuilder(house: club.house).seat(
                90, mandates: [Mandate(role: .host, branch: ClubBuilder.rabat)])
            let early = try await build.arrive(who, key: "early-key")
            build.open()

            let codes = [
                try await build.arrive(who, key: "stranger-key", by: stranger),
                try await build.arrive(who, key: "member-key", by: build.members[1]),
                try await build.arrive(who, key: "short"), try await build.arrive(who, key: "<script>alert"),
                try await build.arrive("x1", key: "who-is-it"),
                try await build.page(DoorController.Routes.list(build.meeting), stranger).status.code,
                try await build.page(DoorController.Routes.badges(build.meeting), build.members[0]).status.code,
            ]
            club.time.advance(by: .days(9))
            let late = try await build.arrive(who, key: "late-key")

            #expect(early == 409 && late == 409)
            #expect(codes == [404, 404, 400, 400, 400, 404, 404])
            #expect(try await build.came().isEmpty)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The script is answered with what became of it and with all who are here`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DoorBuilder(club)
            let who = try await [build.who(build.members[0]), build.who(build.members[1])]
            build.open()
            try await build.arrive(who[0], key: "first-key")
            let fields = [("who", who[1]), ("key", "second-key"), ("age", "0")]

            let answers = try await [
                club.script(DoorController.Routes.arrive(build.meeting), fields, cookies: build.host.cookies),
                club.script(DoorController.Routes.arrive(build.meeting), fields, cookies: build.host.cookies),
            ]

            #expect(answers[0].text.contains("\"outcome\":\"done\""))
            #expect(answers[1].text.contains("\"outcome\":\"already\""))
            for one in who { #expect(answers[0].text.contains(one)) }
        }
    }
}
