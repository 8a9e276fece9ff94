import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct RunningTests {
    typealias Routes = RunController.Routes

    @Test(arguments: TestEngine.allCases)
    func `Times are reckoned from the instants that are kept, so that every device shows the same`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let room = try await RunBuilder(club)
            club.time.advance(by: .seconds(120))
            try await room.begin()
            club.time.advance(by: .seconds(15 * 60))
            #expect(try await room.step(.next) == 303)
            club.time.advance(by: .seconds(60))

            let run = try await room.hostRun
            let pages = [
                try await room.page(Routes.console(room.id)),
                try await room.page(Routes.screen(room.id), room.build.president),
                try await room.page(Routes.live(room.id), room.build.members[0]),
            ]

            #expect(run.parts[0].spent == 15 * 60_000)
            #expect(run.parts[0].leftAt == RunBuilder.start + .seconds(17 * 60))
            #expect(run.current?.left(club.time.now()) == Int64(39 * 60_000))
            #expect(run.timetable(club.time.now()).minutesLate == 7)
            let until = (RunBuilder.start + .seconds(57 * 60)).milliseconds
            for page in pages {
                #expect(page.contains("data-until=\"\(until)\""))
                #expect(page.contains("39:00"))
                #expect(page.contains("En retard de 7\u{A0}minutes") || page.contains("En retard de 7 minutes"))
                #expect(page.contains("9\u{A0}h\u{A0}27"))
            }
            #expect(pages[0].contains("8\u{A0}h\u{A0}32"))
            #expect(pages[0].contains("8\u{A0}h\u{A0}47"))
            #expect(try await room.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A pause does not count, two minutes more do, and one can go back`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let room = try await RunBuilder(club)
            try await room.begin()
            club.time.advance(by: .seconds(60))
            #expect(try await room.step(.pause) == 303)
            club.time.advance(by: .seconds(600))
            let paused = try await room.page(Routes.console(room.id))
            #expect(try await room.step(.resume) == 303)
            #expect(try await room.step(.extend) == 303)
            club.time.advance(by: .seconds(60))
            let first = try await room.hostRun.current
            #expect(try await room.step(.next) == 303)
            club.time.advance(by: .seconds(30))
            #expect(try await room.step(.back) == 303)
            club.time.advance(by: .seconds(60))

            let run = try await room.hostRun
            #expect(paused.contains("data-phase=\"paused\""))
            #expect(paused.contains("9:00"))
            #expect(first?.left(club.time.now() - .seconds(90)) == Int64(10 * 60_000))
            #expect(run.current?.position == 1)
            #expect(run.current?.left(club.time.now()) == Int64(9 * 60_000))
            #expect(run.parts[1].spent == 30_000)
            #expect(try await room.step(.back) == 409)
            #expect(try await room.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Of two devices that change the same state one does, and the other sees how it stands`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let room = try await RunBuilder(club)
            try await room.begin()
            let (one, other) = (try await room.console(), try await room.console())

            let first = try await club.post(
                Routes.steps(room.id), one + [("step", "next")], cookies: room.build.host.cookies)
            let again = try await club.post(
                Routes.steps(room.id), one + [("step", "next")], cookies: room.build.host.cookies)
            let second = try await club.post(
                Routes.steps(room.id),
                other + [("step", "next"), ("part", "1"), ("notes-version", "0"), ("notes", "Dit à l’accueil")],
                cookies: room.build.president.cookies)

            #expect(first.status == .seeOther)
            #expect(again.status == .seeOther)
            #expect(second.status == .conflict)
            #expect(second.text.contains("Quelqu’un a fait avancer le déroulé"))
            #expect(second.text.contains("data-here=\"\(Routes.console(room.id))\""))
            #expect(try await room.hostRun.current?.position == 2)
            let notes = try await club.house.database.read { [id = room.id] db in try MeetingNotes.all(of: id, in: db) }
            #expect(notes.map(\.text) == ["Dit à l’accueil"])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Of sixteen who press at once one moves the agenda`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let room = try await RunBuilder(club)
            try await room.begin()
            let version = try await room.console().filter { $0.0 != "key" }

            let codes = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<16 {
                    let key: ID<MeetingRun> = club.house.ids.next()
                    group.addTask {
                        try await club.post(
                            Routes.steps(room.id), version + [("key", key.description), ("step", "extend")],
                            cookies: room.build.host.cookies
                        ).status.code
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }

            #expect(codes.sorted() == [303] + Array(repeating: 409, count: 15))
            #expect(try await room.hostRun.current?.extra == 2)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `It ends when somebody ends it, which can be taken back, or by itself two hours after its end`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let room = try await RunBuilder(club)
            try await room.begin()
            try await room.raise(room.build.members[0])
            club.time.advance(by: .seconds(300))
            #expect(try await room.step(.end) == 303)
            let ended = try await room.page(Routes.console(room.id))
            #expect(try await room.step(.next) == 409)
            #expect(try await room.brokenRules() == [])
            club.time.advance(by: .seconds(60))
            #expect(try await room.step(.reopen) == 303)
            let left = try await room.hostRun.current?.left(club.time.now())
            club.time.set(RunBuilder.start + .seconds(90 * 60) + MeetingRun.late)
            let late = try await room.page(Routes.live(room.id), room.build.members[0])
            #expect(try await room.step(.next) == 409)
            club.time.advance(by: .hours(30))
            try await room.endForgotten()

            let run = try await room.hostRun
            #expect(ended.contains("8\u{A0}h\u{A0}35"))
            #expect(left == Int64(5 * 60_000))
            #expect(late.contains("La rencontre est terminée"))
            #expect(run.state?.endedAt == RunBuilder.start + .seconds(90 * 60) + MeetingRun.late)
            #expect(try await room.queue() == [])
            #expect(try await room.brokenRules() == [])
            #expect(try await room.step(.reopen) == 409)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A meeting that was begun is neither changed nor cancelled, and none begins too early`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let room = try await RunBuilder(club)
            let key: ID<MeetingRun> = club.house.ids.next()
            club.time.set(RunBuilder.start - .hours(1) - .seconds(1))
            let early = try await club.post(
                Routes.begin(room.id), [("key", key.description)], cookies: room.build.host.cookies)
            club.time.set(RunBuilder.start - .seconds(1_800))
            try await room.begin()

            let changed = try await club.post(
                MeetingController.Routes.change(room.id), room.build.form(room.id, ["day": "2026-11-27"], version: 1),
                cookies: room.build.host.cookies)
            let cancelled = try await club.post(
                MeetingController.Routes.cancel(room.id), [("reason", "")], cookies: room.build.host.cookies)

            #expect(early.status == .conflict)
            #expect(changed.status == .conflict)
            #expect(cancelled.status == .conflict)
            #expect(try await room.hostRun.parts.count == 2)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A meeting without an agenda is one part`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let room = try await RunBuilder(
                club, ["part1": "", "minutes1": "", "part2": "", "minutes2": "", "speaker2": ""])
            try await room.begin()

            let run = try await room.hostRun
            let page = try await room.page(Routes.console(room.id))

            #expect(run.parts.map(\.minutes) == [90])
            #expect(run.current?.title == "Petit-déjeuner d’automne")
            #expect(page.contains("90:00"))
            #expect(try await room.step(.next) == 409)
        }
    }
}
