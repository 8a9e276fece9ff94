import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct PitchTests {
    typealias Routes = RunController.Routes

    @Test(arguments: TestEngine.allCases)
    func `Pitches come one after the other, a minute each, on every screen`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let room = try await RunBuilder(club, members: 4, coming: 3)
            try await room.begin()
            #expect(try await room.press(Routes.pitches(room.id), "pitch", "draw") == 303)
            let drawn = try await room.pitches()
            #expect(try await room.press(Routes.pitches(room.id), "pitch", "next") == 303)
            club.time.advance(by: .seconds(15))
            let screen = try await room.page(Routes.screen(room.id))
            #expect(try await room.press(Routes.pitches(room.id), "pitch", "next") == 303)

            let people = try await room.people()
            #expect(Set(drawn) == Set(room.build.members.prefix(3).map(\.membership)))
            #expect(screen.contains("0:45"))
            #expect(screen.contains("Menuiserie"))
            let names = try await names(drawn, club)
            #expect(screen.contains(names[0]))
            #expect(screen.contains(names[1]))
            #expect(people.pitching?.party.membership == drawn[1])
            #expect(people.pitches.map(\.party.membership) == [drawn[2]])
            #expect(try await room.press(Routes.pitches(room.id), "pitch", "stop") == 303)
            #expect(try await room.people().pitching == nil)
            #expect(try await room.brokenRules() == [])
        }
    }

    private func names(_ seats: [ID<Membership>], _ club: ClubHarness) async throws -> [String] {
        try await club.house.database.read { db in
            let rows = try db.rows(
                """
                SELECT m.id, p.family_name FROM memberships m JOIN people p ON p.id = m.person_id
                WHERE m.id IN \(list: seats)
                """
            )
            let names: [ID<Membership>: String] = Dictionary(
                uniqueKeysWithValues: try rows.map { (try $0.get("id"), try $0.get("family_name")) })
            return seats.compactMap { names[$0] }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Whoever pitched last time comes last, and the organiser moves, skips and adds`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let room = try await RunBuilder(club)
            let seats = room.build.members.map(\.membership)
            try await room.begin()
            try await pitched(seats[0], days: 3, room)
            try await pitched(seats[2], days: 20, room)
            #expect(try await room.press(Routes.pitches(room.id), "pitch", "draw") == 303)
            let drawn = try await room.pitches()
            #expect(try await room.press(Routes.pitches(room.id), "earlier", seats[0].description) == 303)
            let moved = try await room.pitches()
            #expect(try await room.press(Routes.pitches(room.id), "skip", seats[2].description) == 303)
            let skipped = try await room.pitches()
            let more = [("member", seats[2].description)]
            #expect(try await room.press(Routes.pitches(room.id), "pitch", "add", more) == 303)
            // Drawing again puts nobody in twice.
            #expect(try await room.press(Routes.pitches(room.id), "pitch", "draw") == 303)

            #expect(drawn.suffix(2) == [seats[2], seats[0]])
            #expect(moved.suffix(2) == [seats[0], seats[2]])
            #expect(skipped == Array(moved.dropLast()))
            #expect(try await room.pitches() == moved)
            // Somebody who is not there is not put in.
            let absent = [("member", room.build.elsewhere.membership.description)]
            try await room.press(Routes.pitches(room.id), "pitch", "add", absent)
            #expect(try await room.pitches() == moved)
        }
    }

    private func pitched(_ seat: ID<Membership>, days: Int, _ room: RunBuilder) async throws {
        let (now, other) = (room.club.time.now() - .days(days), try await room.past(days: days))
        try await room.club.house.database.write { db in
            try db.execute(
                """
                INSERT INTO run_pitches (meeting_id, membership_id, position, state, began_at, ended_at)
                VALUES (\(other), \(seat), 1, 'done', \(now), \(now + .seconds(60)))
                """
            )
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Of two who call the next pitch at once one does`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let room = try await RunBuilder(club)
            try await room.begin()
            try await room.press(Routes.pitches(room.id), "pitch", "draw")
            let (one, other) = (try await room.console(), try await room.console())

            let codes = try await withThrowingTaskGroup(of: Int.self) { group in
                for fields in [one, other] {
                    group.addTask {
                        try await club.post(
                            Routes.pitches(room.id), fields + [("pitch", "next")], cookies: room.build.host.cookies
                        ).status.code
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }

            #expect(codes.sorted() == [303, 409])
            #expect(try await room.pitches().count == 3)
        }
    }
}
