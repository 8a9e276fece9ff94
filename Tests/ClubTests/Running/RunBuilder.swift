import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

/// A meeting of four parts on Thursday 26 November at half past eight, its members there and the clock at its start.
struct RunBuilder: Sendable {
    typealias Routes = RunController.Routes

    let club: ClubHarness
    let build: MeetingBuilder
    let id: ID<Meeting>

    static let start = Instant(milliseconds: 1_795_681_800_000)

    /// - Parameter coming: how many of the members said that they come.
    init(_ club: ClubHarness, members: Int = 4, coming: Int? = nil, _ changes: [String: String] = [:]) async throws {
        self.club = club
        build = try await MeetingBuilder(club, members: members)
        id = try await build.call(
            [
                "minutes1": "10", "part2": "Tour de table", "minutes2": "40", "speaker2": "Hind Alami",
            ].merging(changes) { $1 })
        for member in build.members.prefix(coming ?? members) { try await build.answer(id, member, .coming) }
        club.time.set(Self.start)
    }

    func begin(by seated: ClubBuilder.Seated? = nil) async throws {
        let key: ID<MeetingRun> = club.house.ids.next()
        let begun = try await club.post(
            Routes.begin(id), [("key", key.description)], cookies: (seated ?? build.host).cookies)
        #expect(begun.status == .seeOther)
    }

    /// The fields of a console as it stands.
    func console() async throws -> [(String, String)] {
        let versions = try await versions()
        let key: ID<MeetingRun> = club.house.ids.next()
        return MeetingRun.Board.allCases.map { (RunForm.Field.version($0), String(versions[$0] ?? 0)) }
            + [("key", key.description)]
    }

    func versions() async throws -> [MeetingRun.Board: Int] {
        try await club.house.database.read { [id] db in
            let row = try db.first(
                """
                SELECT agenda_version, floor_version, pitches_version FROM meeting_runs WHERE meeting_id = \(id)
                """
            )
            return Dictionary(
                uniqueKeysWithValues: try MeetingRun.Board.allCases.map { board in
                    (board, try row?.get(board.rawValue + "_version") ?? 0)
                })
        }
    }

    /// Presses a button of a console that shows the present state.
    @discardableResult
    func press(
        _ path: URLPath, _ name: String, _ value: String, _ more: [(String, String)] = [],
        by seated: ClubBuilder.Seated? = nil
    ) async throws -> Int {
        let fields = try await console() + more + [(name, value)]
        return try await club.post(path, fields, cookies: (seated ?? build.host).cookies).status.code
    }

    @discardableResult
    func step(_ step: MeetingRun.Step) async throws -> Int {
        try await press(Routes.steps(id), "step", step.rawValue)
    }

    @discardableResult
    func raise(_ seated: ClubBuilder.Seated) async throws -> Int {
        let key: ID<FloorTurn> = club.house.ids.next()
        return try await club.post(Routes.raise(id), [("key", key.description)], cookies: seated.cookies).status.code
    }

    /// The run as somebody sees it.
    func run(for seated: ClubBuilder.Seated, mandates: [Mandate] = []) async throws -> ShownRun? {
        let viewer = viewer(seated, mandates)
        return try await club.house.database.read { [id] db in try RunRepository.find(id, for: viewer, in: db) }
    }

    func viewer(_ seated: ClubBuilder.Seated, _ mandates: [Mandate] = []) -> Viewer {
        Viewer(
            session: ID(rawValue: 1), person: seated.person, givenName: "", familyName: "", language: .fr,
            seat: Viewer.Seat(
                membership: seated.membership, company: seated.company, branch: ClubBuilder.casablanca, status: .active),
            mandates: mandates)
    }

    var hostRun: ShownRun {
        get async throws {
            try #require(
                await run(for: build.host, mandates: [Mandate(role: .host, branch: ClubBuilder.casablanca)]))
        }
    }

    func people() async throws -> RunPeople {
        let run = try await hostRun
        return try await club.house.database.read { db in try RunPeople.load(run, in: db) }
    }

    /// Those who asked for the floor, first to last.
    func queue() async throws -> [ID<Membership>] { try await people().hands.map(\.party.membership) }

    /// Those who will present their company, first to last.
    func pitches() async throws -> [ID<Membership>] { try await people().pitches.map(\.party.membership) }

    func page(_ path: URLPath, _ seated: ClubBuilder.Seated? = nil) async throws -> String {
        try await club.get(path, cookies: (seated ?? build.host).cookies).text
    }

    func endForgotten() async throws {
        let now = club.time.now()
        try await club.house.database.write { db in try RunRepository.endForgotten(due: now, in: db) }
    }

    func brokenRules() async throws -> [String] {
        try await club.house.database.read { db in
            try Invariant.running.filter { try $0.broken(in: db) > 0 }.map(\.name)
        }
    }

    /// Another meeting that was run so many days ago.
    func past(days: Int) async throws -> ID<Meeting> {
        let (now, host) = (club.time.now() - .days(days), build.host.person)
        let other: ID<Meeting> = ID(rawValue: 700 + Int64(days))
        try await club.house.database.write { db in
            try db.execute(
                """
                INSERT INTO meetings (id, kind, title, audience, local_start, local_end, zone, starts_at, ends_at, state,
                                      created_at, created_by_id, changed_at, published_at)
                VALUES (\(other), 'plenary', 'Plénière', 'club', '2026-10-01T08:30', '2026-10-01T10:00', 'UTC', \(now),
                        \(now + .hours(1)), 'published', \(now), \(host), \(now), \(now))
                """
            )
            try db.execute(
                """
                INSERT INTO meeting_runs (meeting_id, started_at, started_by_id, position, ended_at)
                VALUES (\(other), \(now), \(host), 1, \(now + .hours(1)))
                """
            )
        }
        return other
    }
}
