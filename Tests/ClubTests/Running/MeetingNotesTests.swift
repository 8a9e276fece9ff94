import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct MeetingNotesTests {
    typealias Routes = RunController.Routes

    private func write(
        _ text: String, version: Int, clash: String? = nil, seen: Int = 0, by seated: ClubBuilder.Seated,
        part: Int = 1, page: (key: ID<MeetingRun>, turn: Int)? = nil, _ room: RunBuilder
    ) async throws -> TestResponse {
        var fields = [
            ("part", String(part)), ("notes-version", String(version)), ("notes", text), ("seen", String(seen)),
        ]
        if let page { fields += [("page", page.key.description), ("turn", String(page.turn))] }
        return try await room.club.post(
            Routes.notes(room.id), fields + (clash.map { [("clash", $0)] } ?? []), cookies: seated.cookies)
    }

    private func notes(_ room: RunBuilder) async throws -> [MeetingNote] {
        try await room.club.house.database.read { [id = room.id] db in try MeetingNotes.all(of: id, in: db) }
    }

    @Test(arguments: TestEngine.allCases)
    func `The second of two writers sees the first one’s words and keeps their own`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let room = try await RunBuilder(club)
            try await room.begin()
            let (host, president) = (room.build.host, room.build.president)

            let first = try await write("Premier mot", version: 0, by: host, room)
            let again = try await write("Premier mot", version: 0, by: host, room)
            let second = try await write("Second mot", version: 0, by: president, room)
            let stored = try await notes(room)
            let both = try await write("Second mot", version: 0, clash: "both", by: president, room)
            let joined = try await notes(room)
            // What was written since is not replaced by who has not seen it.
            let unseen = try await write("Seul mot", version: 0, clash: "mine", seen: 1, by: host, room)
            let mine = try await write("Seul mot", version: 0, clash: "mine", seen: 2, by: host, room)

            #expect([first, again, both, mine].map(\.status.code) == [303, 303, 303, 303])
            #expect(second.status == .conflict)
            #expect(unseen.status == .conflict)
            #expect(second.text.contains("Premier mot</blockquote>"))
            #expect(second.text.contains("Second mot</textarea>"))
            #expect(stored.map(\.text) == ["Premier mot"])
            #expect(stored.map(\.version) == [1])
            #expect(joined.map(\.text) == ["Premier mot\nSecond mot"])
            #expect(joined.first?.writtenBy == president.person)
            #expect(try await notes(room).map(\.text) == ["Seul mot"])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Notes come along with a step, and many writers lose no line`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let room = try await RunBuilder(club)
            try await room.begin()

            let codes = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<20 {
                    group.addTask {
                        try await write(
                            "Ligne \(number)", version: 0, clash: "both", by: room.build.host, room
                        ).status.code
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let more = [("part", "1"), ("notes-version", "0"), ("notes", "Avec le pas")]
            #expect(try await room.press(Routes.steps(room.id), "step", "next", more) == 303)

            #expect(codes == Array(repeating: 303, count: 20))
            let lines = try await notes(room).first?.text.split(separator: "\n").map(String.init) ?? []
            #expect(Set(lines) == Set((0..<20).map { "Ligne \($0)" } + ["Avec le pas"]))
            #expect(lines.count == 21)
            #expect(try await room.hostRun.current?.position == 2)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The script is answered what stands, and a part that does not exist takes no notes`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let room = try await RunBuilder(club)
            let before = try await write("Trop tôt", version: 0, by: room.build.host, room)
            try await room.begin()
            let strange = try await write("Ailleurs", version: 0, by: room.build.host, part: 9, room)
            let scripted: (String) async throws -> TestResponse = { text in
                let fields = [("part", "1"), ("notes-version", "0"), ("notes", text)]
                return try await club.script(Routes.notes(room.id), fields, cookies: room.build.host.cookies)
            }

            let kept = try await scripted("Bonjour")
            let behind = try await scripted("Autre")

            #expect(before.status == .notFound)
            #expect(strange.status == .notFound)
            #expect(kept.status == .ok)
            #expect(kept.text == #"{"version":"1","text":"Bonjour"}"#)
            #expect(behind.status == .conflict)
            #expect(behind.text == #"{"version":"1","text":"Bonjour"}"#)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `What a page kept by itself is not joined with what it sends next, whichever comes first`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let room = try await RunBuilder(club)
            try await room.begin()
            let (host, page) = (room.build.host, club.house.ids.next(MeetingRun.self))
            func step(_ text: String, _ step: MeetingRun.Step, version: Int, turn: Int) async throws {
                let more = [
                    ("part", "1"), ("notes-version", String(version)), ("notes", text), ("page", page.description),
                    ("turn", String(turn)),
                ]
                #expect(try await room.press(Routes.steps(room.id), "step", step.rawValue, more) == 303)
            }

            // The page keeps half a line; before it hears so, a step is pressed with the whole line.
            _ = try await write("Mot d’acc", version: 0, by: host, page: (page, 0), room)
            try await step("Mot d’accueil", .pause, version: 0, turn: 1)
            let whole = try await notes(room).map(\.text)
            // What was sent before comes after, and what was taken out stays out.
            let late = try await write("Mot d’accu", version: 0, by: host, page: (page, 0), room)
            try await step("Mot", .resume, version: 0, turn: 2)
            let short = try await notes(room).map(\.text)
            // Somebody else wrote since: their words are theirs.
            _ = try await write(
                "Mot\nÀ elle", version: 3, by: room.build.president, page: (club.house.ids.next(), 0), room)
            let behind = try await write("Mot de moi", version: 3, by: host, page: (page, 3), room)
            try await step("Mot de moi", .pause, version: 3, turn: 4)
            // The key of a page is its writer's: another who sends it is another.
            let strange = try await write(
                "Rien", version: 0, by: room.build.president, page: (page, 9), room)

            #expect(whole == ["Mot d’accueil"] && late.status == .seeOther && short == ["Mot"])
            #expect(behind.status == .conflict && strange.status == .conflict)
            #expect(try await notes(room).map(\.text) == ["Mot\nÀ elle\nMot de moi"])
        }
    }

    @Test func `Joined, both texts are there and no line twice`() {
        var chance = SeededGenerator(seed: 19)
        for _ in 0..<300 {
            let lines = { (chance: inout SeededGenerator) in
                (0..<Int.random(in: 0...6, using: &chance)).map { _ in String(Int.random(in: 0...9, using: &chance)) }
            }
            let (first, second) = (lines(&chance), lines(&chance))

            let joined = MeetingNotes.joined(first.joined(separator: "\n"), second.joined(separator: "\n"))
                .split(separator: "\n", omittingEmptySubsequences: true).map(String.init)

            #expect(Array(joined.prefix(first.count)) == first)
            #expect(Set(joined) == Set(first + second))
        }
    }
}
