import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

/// The page of a meeting asks little, and no more than its viewer may know.
@Suite struct MeetingSheetTests {
    private static func viewer(_ seated: ClubBuilder.Seated, _ mandates: [Mandate] = []) -> Viewer {
        Viewer(
            session: ID(rawValue: 1), person: seated.person, givenName: "", familyName: "", language: .fr,
            seat: Viewer.Seat(
                membership: seated.membership, company: seated.company, branch: ClubBuilder.casablanca, status: .active),
            mandates: mandates)
    }

    private static func questions(_ club: ClubHarness, _ id: ID<Meeting>, _ viewer: Viewer) async throws -> (
        count: Int, sheet: MeetingSheet?
    ) {
        let now = club.time.now()
        return try await club.house.database.read { db in
            let counting = CountingConnection(db)
            let sheet = try MeetingSheet.load(id, for: viewer, at: now, in: counting)
            return (counting.count, sheet)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The page asks two questions before a meeting and at most four after it`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club)
            let id = try await build.call(["pattern": "weekly", "last": "2026-12-10", "host": "Hind Alami"])
            for member in build.members { try await build.answer(id, member, .coming) }
            let viewer = Self.viewer(build.members[0])
            let now = club.time.now()
            let before = try await Self.questions(club, id, viewer)
            try await club.house.database.write { db in
                try db.execute(
                    """
                    INSERT INTO seatings (id, meeting_id, table_count, seat_count, round_count, state, is_planned,
                                          created_at, created_by_id, changed_at)
                    VALUES (75, \(id), 1, 4, 1, 'published', 1, \(now), \(build.host.person), \(now))
                    """
                )
                try db.execute(
                    """
                    INSERT INTO seating_guests (id, seating_id, membership_id, kind, label, rounds)
                    VALUES (76, 75, \(build.members[0].membership), 'member', '', 1)
                    """
                )
                try db.execute(
                    "INSERT INTO table_seats (seating_id, round, table_number, guest_id) VALUES (75, 1, 1, 76)")
            }
            club.time.advance(by: .hours(80))
            let later = club.time.now()
            try await club.house.database.write { db in try Attendance.close(due: later, in: db) }
            let after = try await Self.questions(club, id, viewer)
            let other = try await Self.questions(club, id, Self.viewer(build.members[1]))

            #expect(before.count == 2 && after.count == 4 && other.count == 3)
            let (first, last) = (try #require(before.sheet), try #require(after.sheet))
            #expect(first.parts.map(\.title) == ["Accueil", "Tour de table"])
            #expect(first.roles.map(\.role) == [.host] && first.siblings.count == 1)
            #expect(first.pass != nil && first.tables == nil && first.attendance == nil && first.outcome == nil)
            #expect(last.attendance?.state == .present && last.outcome?.present == 4)
            #expect(last.tables?.places.map(\.table) == [1])
            #expect(other.sheet?.tables == nil)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Nothing is told of a meeting one does not see, nor of drafts of a series, nor of others' answers`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club)
            // The first of the series is published, the two others are drafts.
            let id = try await build.call(["pattern": "weekly", "last": "2026-12-10"], isPublished: false)
            _ = try await club.post(
                MeetingController.Routes.publish(id), [("scope", "one")], cookies: build.host.cookies)
            try await build.answer(id, build.members[0], .coming)
            var stranger = Self.viewer(build.elsewhere)
            stranger.seat?.branch = ClubBuilder.rabat

            let none = try await Self.questions(club, id, stranger)
            let silent = try await Self.questions(club, id, Self.viewer(build.members[1]))
            let bureau = try await Self.questions(
                club, id, Self.viewer(build.host, [Mandate(role: .host, branch: ClubBuilder.casablanca)]))

            #expect(none.sheet == nil && none.count == 1)
            #expect(silent.sheet?.siblings.map(\.id) == [id])
            #expect(silent.sheet?.pass == nil && silent.sheet?.running == nil)
            #expect(bureau.sheet?.siblings.count == 3 && bureau.sheet?.running?.isRunner == true)
        }
    }
}
