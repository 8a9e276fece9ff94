import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct RunRightsTests {
    typealias Routes = RunController.Routes

    @Test(arguments: TestEngine.allCases)
    func `The console and the screen are for the bureau and those who hold a part, for nobody else`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let room = try await RunBuilder(club)
            let (keeper, other) = (room.build.members[0], room.build.members[1])
            try await club.house.database.write { [id = room.id] db in
                try MeetingRole.write(
                    [MeetingRole.Holder(role: .timekeeper, name: "Ali", seat: keeper.membership)], of: [id], in: db)
            }
            try await room.begin(by: keeper)
            let fields = try await room.console()

            for path in [Routes.console(room.id), Routes.screen(room.id)] {
                #expect(try await room.build.status(path, keeper) == 200)
                #expect(try await room.build.status(path, room.build.host) == 200)
                #expect(try await room.build.status(path, room.build.president) == 200)
                #expect(try await room.build.status(path, other) == 404)
                #expect(try await room.build.status(path, room.build.elsewhere) == 404)
            }
            let writes: [(URLPath, (String, String))] = [
                (Routes.begin(room.id), ("x", "")), (Routes.steps(room.id), ("step", "next")),
                (Routes.floor(room.id), ("end", "on")), (Routes.pitches(room.id), ("pitch", "draw")),
                (Routes.notes(room.id), ("notes", "à moi")),
            ]
            for (path, field) in writes {
                for seated in [other, room.build.elsewhere] {
                    let sent = fields + [("part", "1"), field]
                    #expect(try await club.post(path, sent, cookies: seated.cookies).status == .notFound, "\(path)")
                }
            }
            #expect(try await room.press(Routes.steps(room.id), "step", "next", by: keeper) == 303)
            #expect(try await room.build.status(Routes.live(room.id), other) == 200)
            #expect(try await room.build.status(Routes.live(room.id), room.build.elsewhere) == 404)
            let door = try await room.page(MeetingController.Routes.meeting(room.id), other)
            #expect(door.contains(Routes.live(room.id).description))
            #expect(!door.contains(Routes.console(room.id).description))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Referrals are counted from three on, by those who are there, and never named`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let room = try await RunBuilder(club, members: 5, coming: 4)
            try await room.begin()
            club.time.advance(by: .seconds(60))
            let (givers, receiver) = (room.build.members, room.build.president)
            // One of somebody who is not there, and one from before.
            try await give(
                [givers[4], givers[0]], receiver, 900, at: [club.time.now(), RunBuilder.start - .days(2)], club)
            try await give([givers[0], givers[1]], receiver, 910, at: [club.time.now(), club.time.now()], club)
            let two = [try await room.page(Routes.console(room.id)), try await room.page(Routes.screen(room.id))]
            try await give([givers[2]], receiver, 920, at: [club.time.now()], club)

            let three = [try await room.page(Routes.console(room.id)), try await room.page(Routes.screen(room.id))]
            let live = try await room.page(Routes.live(room.id), givers[0])

            for page in two { #expect(!page.contains("confiée")) }
            for page in three {
                #expect(
                    page.contains("3 mises en relation confiées") || page.contains("3\u{A0}mises en relation confiées"))
            }
            #expect(!live.contains("mises en relation confiées"))
            #expect(live.contains(ReferralController.Routes.new().description))
        }
    }

    private func give(
        _ givers: [ClubBuilder.Seated], _ receiver: ClubBuilder.Seated, _ first: Int64, at moments: [Instant],
        _ club: ClubHarness
    ) async throws {
        try await club.house.database.write { db in
            try db.insert(
                into: "referrals",
                columns: ["id", "giver_id", "receiver_id", "kind", "stage", "given_at", "moved_at"],
                rows: givers.enumerated().map { index, giver -> [any SQLBindable] in
                    [
                        first + Int64(index), giver.membership, receiver.membership, "inside", "sent", moments[index],
                        moments[index],
                    ]
                })
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Open pages of the meeting hear of each step, and of a hand only those who give the floor`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let room = try await RunBuilder(club)
            let (member, host) = (room.build.members[0], room.build.host)
            var atMember = await club.house.news.listen(to: member.membership).makeAsyncIterator()
            var atHost = await club.house.news.listen(to: host.membership).makeAsyncIterator()

            try await room.begin()
            #expect(await atMember.next() == "meeting")
            #expect(await atHost.next() == "meeting")
            try await room.raise(room.build.members[1])
            #expect(await atHost.next() == "meeting")
            // Were the member told of the hand, this would be another word.
            await club.house.news.send("end", to: member.membership)

            #expect(await atMember.next() == "end")
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A participant’s page is two queries, however many are in the queue`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let room = try await RunBuilder(club, members: 12)
            try await room.begin()
            let viewer = room.viewer(room.build.members[0])
            for member in room.build.members { try await room.raise(member) }

            let log = StatementLog(club.house.database)
            let found = try await log.glance { [id = room.id] db -> Int in
                guard let run = try RunRepository.find(id, for: viewer, in: db) else { return -1 }
                return try RunPeople.load(run, in: db).hands.count
            }

            #expect(log.texts.count == 2)
            #expect(found == 12)
        }
    }
}
