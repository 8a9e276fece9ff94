import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

/// A meeting that begins, its desk, and members who come.
struct DoorBuilder: Sendable {
    typealias Routes = DoorController.Routes

    let visitors: VisitorBuilder
    let meeting: ID<Meeting>
    var club: ClubHarness { visitors.club }
    var meetings: MeetingBuilder { visitors.meetings }
    var host: ClubBuilder.Seated { meetings.host }
    var members: [ClubBuilder.Seated] { meetings.members }

    /// - Parameter coming: how many of the members registered.
    init(_ club: ClubHarness, members number: Int = 4, coming: Int? = nil) async throws {
        visitors = try await VisitorBuilder(club, members: number)
        meeting = try await visitors.call()
        for member in visitors.meetings.members.prefix(coming ?? number) {
            try await visitors.meetings.answer(meeting, member, .coming)
        }
    }

    /// Thursday, a quarter past eight: a quarter of an hour before it begins.
    func open() { club.time.advance(by: .hours(70) + .minutes(15)) }

    func registration(_ member: ClubBuilder.Seated) async throws -> ID<Registration> {
        let (meeting, seat) = (meeting, member.membership)
        let id: ID<Registration>? = try await club.house.database.read { db in
            try db.value("SELECT id FROM registrations WHERE meeting_id = \(meeting) AND membership_id = \(seat)")
        }
        return try #require(id)
    }

    func who(_ member: ClubBuilder.Seated) async throws -> String {
        Attender.registration(try await registration(member)).text
    }

    @discardableResult
    func arrive(
        _ who: String, key: String, age: Int = 0, by seated: ClubBuilder.Seated? = nil
    ) async throws -> Int {
        try await club.post(
            Routes.arrive(meeting), [("who", who), ("key", key), ("age", String(age))],
            cookies: (seated ?? host).cookies
        ).status.code
    }

    func undo(_ who: String) async throws -> Int {
        try await club.post(
            Routes.undo(meeting), [("who", who), ("key", "12345678")], cookies: host.cookies
        ).status.code
    }

    struct Came: Hashable, Sendable {
        var member: ID<Membership>?
        /// Minutes after the beginning.
        var minutes: Int
        var isLate: Bool
        var way: String
    }

    /// Who is there, in the order they came.
    func came() async throws -> [Came] {
        try await club.house.database.read { [meeting] db in
            try db.rows(
                """
                SELECT r.membership_id, a.arrived_at, a.is_late, a.way, k.starts_at
                FROM arrivals a JOIN meetings k ON k.id = a.meeting_id
                LEFT JOIN registrations r ON r.id = a.registration_id
                WHERE a.meeting_id = \(meeting) ORDER BY a.arrived_at, a.id
                """
            ).map { row in
                let (arrived, starts): (Instant, Instant) = (try row.get("arrived_at"), try row.get("starts_at"))
                return Came(
                    member: try row.get("membership_id"),
                    minutes: Int((arrived.milliseconds - starts.milliseconds) / 60_000), isLate: try row.get("is_late"),
                    way: try row.get("way"))
            }
        }
    }

    func page(_ path: URLPath, _ seated: ClubBuilder.Seated? = nil) async throws -> TestResponse {
        try await club.get(path, cookies: (seated ?? host).cookies)
    }

    /// The address of the code on the wall.
    func wall() async throws -> URLPath {
        let secret = try await club.house.database.read { [meeting] db in try Door.secret(of: meeting, in: db) }
        return HereController.Routes.here(meeting, Door.wallCode(try #require(secret)))
    }

    func pass(_ holder: DoorPass.Holder) async throws -> DoorPass {
        let secret = try await club.house.database.read { [meeting] db in try Door.secret(of: meeting, in: db) }
        return DoorPass(holder, secret: try #require(secret))
    }
}
