import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

extension Twice {
    /// Visitors: invited, registered by the public page, followed.
    func visitors() async throws {
        typealias Routes = VisitorController.Routes
        let build = try await VisitorBuilder(club)
        let meeting = try await build.call()
        let inviter = build.inviter.cookies
        let invitation = try await build.invitation(meeting)
        // How often the form of an address was sent is counted, whatever came of it.
        for number in 1...3 {
            try await send(invitation, build.form(number), by: nil, renewing: ["visitor_invitations"])
        }
        try await send(own(build, 1, "cancellation"), by: nil)
        let visitor = try await build.visitor(2)
        club.time.advance(by: .hours(74))
        try await send(Routes.number(visitor), [("phone", "06 12 34 50 99")], by: build.meetings.host.cookies)
        let step = [("act", "came"), ("from", "invited"), ("note", "")]
        try await send(Routes.step(visitor), step, by: inviter)
        try await send(own(build, 2, "candidacy"), by: nil)
        try await send(Routes.erase(build.visitor(1)), by: inviter)
        try await send(own(build, 3, "erasure"), by: nil, then: .notFound)
    }

    private func own(_ build: VisitorBuilder, _ number: Int, _ act: String) async throws -> URLPath {
        try #require(URLPath(local: try await build.own(number).description + "/" + act))
    }

    /// The desk of a meeting that begins.
    func door() async throws {
        typealias Routes = DoorController.Routes
        let build = try await DoorBuilder(club)
        build.open()
        let host = build.host.cookies
        let who = try await build.who(build.members[0])
        try await send(
            Routes.arrive(build.meeting), [("who", who), ("key", "12345678"), ("age", "0")], by: host, then: .seeOther)
        try await send(Routes.undo(build.meeting), [("who", who), ("key", "12345678")], by: host)
        try await send(
            HereController.Routes.arrive(build.meeting, wallCode(build)), [("key", "wall-key-1")],
            by: build.members[1].cookies)
        let pass = try await build.pass(.registration(build.registration(build.members[2])))
        let arrival = try #require(URLPath(local: pass.path.description + "/arrival"))
        try await send(arrival, [("key", "pass-key-1")], by: host)
        try await send(Routes.welcome(build.meeting), build.visitors.form(6), by: host)
        try await club.house.database.write { [meeting = build.meeting] db in
            try db.execute("DELETE FROM doors WHERE meeting_id = \(meeting)")
        }
        try await send(Routes.draw(build.meeting), by: host)
    }

    private func wallCode(_ build: DoorBuilder) async throws -> String {
        try await build.wall().path.split(separator: "/").last.map(String.init) ?? ""
    }

    /// A meeting while it goes on.
    func run() async throws {
        typealias Routes = RunController.Routes
        let room = try await RunBuilder(club)
        let host = room.build.host.cookies
        let key: ID<MeetingRun> = club.house.ids.next()
        try await send(Routes.begin(room.id), [("key", key.description)], by: host)
        try await send(Routes.steps(room.id), room.console() + [("step", "next")], by: host)
        try await send(
            Routes.notes(room.id), [("part", "1"), ("notes-version", "0"), ("notes", "Premier mot"), ("seen", "0")],
            by: host)
        let turn: ID<FloorTurn> = club.house.ids.next()
        try await send(Routes.raise(room.id), [("key", turn.description)], by: room.build.members[0].cookies)
        try await send(Routes.floor(room.id), room.console() + [("give", turn.description)], by: host)
        try await room.raise(room.build.members[1])
        try await send(Routes.lower(room.id), by: room.build.members[1].cookies)
        try await send(Routes.pitches(room.id), room.console() + [("pitch", "draw")], by: host)
    }
}
