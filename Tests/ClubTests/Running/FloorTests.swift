import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct FloorTests {
    typealias Routes = RunController.Routes

    @Test(arguments: TestEngine.allCases)
    func `Sixty-four hands at once are sixty-four turns, one each, in one order`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let room = try await RunBuilder(club, members: 64)
            try await room.begin()

            let codes = try await withThrowingTaskGroup(of: Int.self) { group in
                for member in room.build.members {
                    // Each taps twice.
                    for _ in 0..<2 { group.addTask { try await room.raise(member) } }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }

            #expect(codes == Array(repeating: 303, count: 128))
            let queue = try await room.queue()
            #expect(Set(queue) == Set(room.build.members.map(\.membership)))
            #expect(queue.count == 64)
            #expect(try await room.queue() == queue)
            #expect(try await room.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Whoever spoke here comes after who did not, then whoever spoke of late, then whoever asked later`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let room = try await RunBuilder(club)
            let seats = room.build.members.map(\.membership)
            try await room.begin()
            try await spoke(seats[1], days: 30, room)
            try await spoke(seats[2], days: 200, room)
            for member in room.build.members {
                club.time.advance(by: .seconds(1))
                try await room.raise(member)
            }
            let before = try await room.queue()
            let first = try #require(try await room.people().hands.first)
            #expect(try await room.press(Routes.floor(room.id), "give", first.hand.id.description) == 303)
            club.time.advance(by: .seconds(90))
            let speaking = try await room.page(Routes.live(room.id), room.build.members[0])
            #expect(try await room.press(Routes.floor(room.id), "end", "on") == 303)
            try await room.raise(room.build.members[0])

            #expect(before == [seats[0], seats[2], seats[3], seats[1]])
            #expect(speaking.contains("La parole est à vous"))
            #expect(speaking.contains("0:30"))
            #expect(try await room.queue() == [seats[2], seats[3], seats[1], seats[0]])
        }
    }

    /// A turn somebody had at another meeting of so many days ago.
    private func spoke(_ seat: ID<Membership>, days: Int, _ room: RunBuilder) async throws {
        let (now, other) = (room.club.time.now() - .days(days), try await room.past(days: days))
        try await room.club.house.database.write { db in
            try db.execute(
                """
                INSERT INTO run_turns (id, meeting_id, membership_id, state, asked_at, given_at, ended_at)
                VALUES (\(days), \(other), \(seat), 'done', \(now), \(now), \(now))
                """
            )
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A hand goes down again, one speaks at a time, and who is passed over had no turn`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let room = try await RunBuilder(club, members: 4, coming: 3)
            try await room.begin()
            for member in room.build.members.prefix(3) {
                #expect(try await room.raise(member) == 303)
                club.time.advance(by: .seconds(1))
            }
            let hands = try await room.people().hands.map(\.hand.id)
            let lowered = try await club.post(Routes.lower(room.id), cookies: room.build.members[0].cookies)
            let gone = try await room.press(Routes.floor(room.id), "give", hands[0].description)
            let given = try await room.press(Routes.floor(room.id), "give", hands[1].description)
            let passed = try await room.press(Routes.floor(room.id), "pass", hands[2].description)
            try await room.raise(room.build.members[2])
            let next = try #require(try await room.people().hands.first?.hand)
            let switched = try await room.press(Routes.floor(room.id), "give", next.id.description)

            #expect(lowered.status == .seeOther)
            #expect(gone == 409)
            #expect([given, passed, switched] == [303, 303, 303])
            #expect(next.here == 0)
            let people = try await room.people()
            #expect(people.speaking?.party.membership == room.build.members[2].membership)
            #expect(people.hands.isEmpty)
            // Who is not there has no hand to raise.
            #expect(try await room.raise(room.build.members[3]) == 409)
            #expect(try await room.raise(room.build.elsewhere) == 404)
            #expect(try await room.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Whoever leaves the club waits no longer, and finds in their data the turns they had`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let room = try await RunBuilder(club)
            try await room.begin()
            for member in room.build.members.prefix(2) { try await room.raise(member) }
            try await room.press(Routes.pitches(room.id), "pitch", "draw")
            let hand = try #require(try await room.people().hands.first)
            try await room.press(Routes.floor(room.id), "give", hand.hand.id.description)
            try await room.press(Routes.floor(room.id), "end", "on")
            let own = try await club.get(
                OwnDataController.Routes.everything(), cookies: room.build.members[0].cookies)
            let (seat, now, notices) = (room.build.members[1].membership, club.time.now(), club.house.notices)
            let day = club.house.today()

            _ = try await club.house.database.write { db in
                try Departure.end(seat, Departure.Decision(author: .console, day: day), notices, at: now, in: db)
            }

            #expect(own.text.contains("\"turn\":\"done\""))
            #expect(own.text.contains("\"turn\":\"pitch\""))
            #expect(try await room.queue() == [])
            #expect(try await room.pitches().contains(seat) == false)
            #expect(try await room.brokenRules() == [])
        }
    }
}
