import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct AttendanceTests {
    typealias Routes = AttendanceController.Routes

    private static func close(_ club: ClubHarness) async throws {
        let now = club.time.now()
        try await club.house.database.write { db in try Attendance.close(due: now, in: db) }
    }

    private static func states(
        _ club: ClubHarness, _ id: ID<Meeting>
    ) async throws -> [ID<Membership>: Attendance.State] {
        try await club.house.database.read { db in
            let rows = try db.rows("SELECT membership_id, state FROM attendances WHERE meeting_id = \(id)")
            return Dictionary(
                uniqueKeysWithValues: try rows.map { (try $0.get("membership_id"), try $0.get("state")) })
        }
    }

    /// Notes an arrival as the desk does.
    private static func arrive(
        _ seat: ClubBuilder.Seated, _ id: ID<Meeting>, late: Bool = false, key: String, _ club: ClubHarness
    ) async throws {
        let (now, row): (Instant, ID<Arrival>) = (club.time.now(), club.house.ids.next())
        try await club.house.database.write { db in
            try db.execute(
                """
                INSERT INTO arrivals (id, meeting_id, registration_id, arrived_at, is_late, way, noted_at, key)
                SELECT \(row), meeting_id, id, \(now), \(late), 'list', \(now), \(key) FROM registrations
                WHERE meeting_id = \(id) AND membership_id = \(seat.membership)
                """
            )
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Attendance is reckoned once from answers and arrivals, and late news still counts`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club, members: 7)
            let id = try await build.call()
            let answers: [Meeting.Answer] = [.coming, .coming, .coming, .declined, .maybe, .maybe, .coming]
            for (member, answer) in zip(build.members, answers) { try await build.answer(id, member, answer) }
            try await build.answer(id, build.host, .substitute, substitute: "Aya Nouri")
            club.time.advance(by: .hours(71))
            try await Self.arrive(build.members[0], id, key: "a", club)
            try await Self.arrive(build.members[1], id, late: true, key: "b", club)
            try await Self.arrive(build.members[4], id, key: "c", club)
            try await Self.arrive(build.host, id, key: "d", club)
            try await Self.close(club)
            let early = try await Self.states(club, id)
            club.time.advance(by: .hours(2))
            for _ in 0..<2 { try await Self.close(club) }
            let once = try await Self.states(club, id)
            // A phone that had lost its line.
            club.time.advance(by: .minutes(5))
            try await Self.arrive(build.members[6], id, key: "e", club)
            try await Self.close(club)
            // One who only might, noted when all was reckoned.
            try await Self.arrive(build.members[5], id, key: "f", club)
            try await Self.close(club)
            let late = try await Self.states(club, id)

            #expect(early.isEmpty)
            let expected: [Attendance.State?] = [.present, .late, .absent, .excused, .present, nil, .absent]
            #expect(build.members.map { once[$0.membership] } == expected)
            #expect(once[build.host.membership] == .substitute)
            #expect(late[build.members[6].membership] == .present)
            #expect(late[build.members[2].membership] == .absent)
            #expect(late[build.members[5].membership] == .present)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Where nobody kept the door, whoever said they come was there`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club)
            let id = try await build.call()
            try await build.answer(id, build.members[0], .coming)
            try await build.answer(id, build.members[1], .maybe)
            club.time.advance(by: .hours(74))

            try await Self.close(club)

            #expect(try await Self.states(club, id) == [build.members[0].membership: .present])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A member asks to be put right, the bureau agrees or not, once, and the member is told`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club)
            let id = try await build.call()
            let (first, second, stranger) = (build.members[0], build.members[1], build.members[2])
            for member in [first, second] { try await build.answer(id, member, .coming) }
            club.time.advance(by: .hours(71))
            try await Self.arrive(second, id, key: "x", club)
            club.time.advance(by: .hours(3))
            try await Self.close(club)
            func ask(_ seat: ClubBuilder.Seated, _ wanted: String, key: Int64) async throws -> Int {
                let fields = [
                    ("key", ID<AttendanceRepository.Correction>(rawValue: key).description), ("wanted", wanted),
                    ("words", "J’étais au fond"),
                ]
                return try await club.post(Routes.ask(id), fields, cookies: seat.cookies).status.code
            }
            func decide(_ key: Int64, _ answer: String, _ seat: ClubBuilder.Seated) async throws -> Int {
                let fields = [
                    ("correction", ID<AttendanceRepository.Correction>(rawValue: key).description), ("answer", answer),
                ]
                return try await club.post(Routes.decide(id), fields, cookies: seat.cookies).status.code
            }

            let asked = [
                try await ask(first, "present", key: 81), try await ask(first, "late", key: 82),
                try await ask(stranger, "present", key: 83), try await ask(first, "asleep", key: 84),
            ]
            let page = try await club.get(Routes.all(id), cookies: build.host.cookies).text
            let refused = [
                try await decide(81, "agree", first), try await decide(81, "agree", build.elsewhere),
            ]
            let decided = [
                try await decide(81, "agree", build.host), try await decide(81, "agree", build.president),
                try await decide(81, "decline", build.host),
            ]
            let states = try await Self.states(club, id)
            let own = try await club.get(MeetingController.Routes.meeting(id), cookies: first.cookies).text

            #expect(asked == [303, 303, 404, 422])
            #expect(page.contains("J’étais au fond"))
            #expect(refused == [404, 404])
            #expect(decided == [303, 303, 409])
            #expect(states[first.membership] == .present)
            #expect(own.contains("Votre présence"))
            let told = try await club.house.database.read { db in
                try db.rows(
                    "SELECT person_id, message FROM notices WHERE message LIKE 'attendance.%' ORDER BY message, id"
                ).map { try $0.get("message", as: String.self) }
            }
            #expect(told.filter { $0 == "attendance.notice.agree" }.count == 1)
            #expect(told.filter { $0 == "attendance.notice.asked" }.count >= 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The bureau changes lines it sees; one that changed meanwhile is a conflict`(_ engine: TestEngine) async throws
    {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club)
            let id = try await build.call()
            let member = build.members[0]
            try await build.answer(id, member, .coming)
            club.time.advance(by: .hours(74))
            try await Self.close(club)
            func change(_ from: String, _ to: String, _ seat: ClubBuilder.Seated) async throws -> Int {
                let key = member.membership.description
                return try await club.post(
                    Routes.change(id), [("before-" + key, from), ("state-" + key, to)], cookies: seat.cookies
                ).status.code
            }

            let codes = [
                try await change("present", "excused", member), try await change("present", "excused", build.host),
                try await change("present", "excused", build.president),
                try await change("present", "absent", build.president),
            ]

            #expect(codes == [404, 303, 303, 409])
            #expect(try await Self.states(club, id)[member.membership] == .excused)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Everything one takes part in counts alike, and only oneself sees it`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club)
            let member = build.members[0]
            let breakfast = try await build.call()
            let workshop = try await build.call(["kind": "workshop", "day": "2026-11-27"])
            for id in [breakfast, workshop] { try await build.answer(id, member, .coming) }
            club.time.advance(by: .days(6))
            try await Self.close(club)
            let since = ClubHarness.start - .days(300)
            let (zone, today) = (club.house.zone, club.house.today())

            let own = try await club.house.database.read { db in
                try Participation.of(member.person, since: since, zone, today: today, in: db)
            }
            let page = try await club.get(Routes.participation(), cookies: member.cookies).text
            let other = try await club.get(Routes.participation(), cookies: build.members[1].cookies).text

            #expect(Participation.Kind.allCases.map(own.total) == [1, 1, 0, 0])
            #expect(page.contains("Ateliers") && other.contains("Rien encore sur douze mois"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A referral among those present is counted for the last meeting they shared, and for no other`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club, members: 6)
            let first = try await build.call()
            let second = try await build.call(["day": "2026-12-03"])
            for member in build.members {
                for id in [first, second] { try await build.answer(id, member, .coming) }
            }
            club.time.advance(by: .days(11))
            try await Self.close(club)
            let (giver, receiver) = (build.members[0].membership, build.members[1].membership)
            let moments = try await [build.startsAt(first), build.startsAt(second)].compactMap { $0 }
            try await club.house.database.write { db in
                for (index, moment) in moments.enumerated() {
                    try db.execute(
                        """
                        INSERT INTO referrals (id, giver_id, receiver_id, kind, stage, given_at, moved_at)
                        VALUES (\(900 + index), \(giver), \(receiver), 'inside', 'sent', \(moment + .days(1)), \(moment))
                        """
                    )
                }
            }
            let viewer = build.members[0]

            for id in [first, second] {
                let page = try await club.get(MeetingController.Routes.meeting(id), cookies: viewer.cookies).text
                let part = page.split(separator: "Mises en relation entre présents</dt><dd>", maxSplits: 1).last ?? ""
                #expect(part.hasPrefix("1<"))
            }
        }
    }
}
