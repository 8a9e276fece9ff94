import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

/// Telling many asks the database no more often than telling few.
@Suite struct BatchTests {
    /// How many questions the body asks.
    private static func count(
        _ club: ClubHarness, _ body: @escaping @Sendable (any Connection) throws -> Void
    ) async throws -> Int {
        try await club.house.database.write { db in
            let counting = CountingConnection(db)
            try body(counting)
            return counting.count
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Mails of a meeting are written in as many statements for one as for seven`(_ engine: TestEngine) async throws
    {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club, members: 8)
            let (small, large) = (try await build.call(), try await build.call())
            try await build.answer(small, build.members[0], .coming)
            for member in build.members.dropFirst() { try await build.answer(large, member, .coming) }
            let (notices, now) = (club.house.notices, club.time.now())
            func send(_ id: ID<Meeting>) async throws -> Int {
                try await Self.count(club) { db in
                    try MeetingMails(notices: notices).send(.moved, [id], mark: "essai", at: now, in: db)
                }
            }
            let before = try await mails(club)

            let (one, seven) = (try await send(small), try await send(large))
            let written = try await mails(club)
            let again = try await send(large)

            #expect(one == 3 && seven == one && again == one)
            #expect(written - before == 8)
            #expect(try await mails(club) == written)
            // Each mail has the address by which its own reader stops such mails.
            let doors = try await club.house.database.read { db in
                try db.rows("SELECT person_id FROM unsubscribe_doors").map {
                    try $0.get("person_id", as: ID<Person>.self)
                }
            }
            #expect(Set(doors).isSuperset(of: build.members.map(\.person)))
        }
    }

    private func mails(_ club: ClubHarness) async throws -> Int {
        try await club.house.database.read { db in
            try db.value("SELECT COUNT(*) FROM outbox_messages WHERE kind = 'meeting'") ?? 0
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A bureau hears of one visitor left alone in as many statements as of six`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await VisitorBuilder(club)
            let path = try await build.invitation(try await build.call())
            for number in 1...7 { try await build.register(path, number) }
            let (notices, now) = (club.house.notices, club.time.now())
            func tell(_ count: Int, _ key: String) async throws -> Int {
                try await Self.count(club) { db in
                    let rows = try db.rows(
                        """
                        SELECT v.id, v.meeting_id, v.inviter_id, v.stepped_at, k.title
                        FROM visitors v JOIN meetings k ON k.id = v.meeting_id ORDER BY v.id LIMIT \(rows: count)
                        """
                    )
                    try VisitorReminders(notices: notices).tellBureau(key, rows, at: now, in: db)
                }
            }

            let (one, seven) = (try await tell(1, "dropped"), try await tell(7, "handed"))

            #expect(one == seven)
            #expect(try await build.told(build.meetings.host).filter { $0 == "handed" }.count == 7)
        }
    }
}
