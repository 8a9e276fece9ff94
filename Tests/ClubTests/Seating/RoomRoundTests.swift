import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TablePlan
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct RoomRoundTests {
    typealias Routes = SeatingController.Routes

    @Test(arguments: TestEngine.allCases)
    func `A round begins once, in its order, ends by its time or before, and its seats are history`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await SeatingBuilder(club)
            let id = try await build.meeting(crowd: 4)
            try await build.seat(id, tables: 2, seats: 4, rounds: 3)
            let early = try await build.round(.start, 1, of: id)
            try await build.move(id, to: .published)

            let ahead = try await build.round(.start, 2, of: id)
            let codes = [try await build.round(.start, 1, of: id), try await build.round(.start, 1, of: id)]
            let begun = club.time.now()
            let running = try await build.get(Routes.screen(id))
            club.time.advance(by: .seconds(60))
            let stopped = [try await build.round(.stop, 1, of: id), try await build.round(.stop, 1, of: id)]
            let between = try await build.get(Routes.screen(id))
            try await build.round(.start, 2, of: id)
            club.time.advance(by: .seconds(15 * 60))
            let late = try await build.get(Routes.screen(id))
            let seated = try await build.seat(id, tables: 2, seats: 4, rounds: 3)
            let withdrawn = try await build.move(id, to: .draft)

            #expect(early == 409 && ahead == 409 && codes == [303, 303] && stopped == [303, 303])
            let end = begun + .seconds(15 * 60)
            #expect(running.contains("data-until=\"\(end.milliseconds)\"") && running.contains("Tour 1 sur 3"))
            #expect(running.contains("8\u{A0}h\u{A0}15"))
            #expect(!between.contains("data-until") && between.contains("Trouvez votre table : Tour 2 sur 3") == false)
            #expect(between.contains("Tour 2 sur 3") && late.contains("Tour 3 sur 3") && !late.contains("data-until"))
            #expect(seated == 409 && withdrawn == 409)
            #expect(try await build.find(id)?.held.map(\.round) == [1, 2])
            #expect(try await build.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `No round begins more than an hour before the meeting`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await SeatingBuilder(club)
            let id = try await build.meeting(crowd: 4)
            try await build.seat(id, tables: 2, seats: 4, rounds: 3)
            try await build.move(id, to: .published)

            let fields = [("round", "1"), ("do", "start")]
            let early = try await club.post(Routes.rounds(id), fields, cookies: build.host.cookies)
            let page = try await build.get(Routes.tables(id))
            try await build.comes(id)
            club.time.advance(by: .seconds(-1_801))
            let before = try await build.round(.start, 1, of: id, isEarly: true)
            club.time.advance(by: .seconds(1))
            let there = try await build.round(.start, 1, of: id, isEarly: true)

            #expect(early.status == .conflict && early.text.contains("au plus tôt une heure avant"))
            #expect(page.contains("Le premier tour se commence au plus tôt") && !page.contains("value=\"start\""))
            #expect(before == 409 && there == 303)
            #expect(try await build.find(id)?.held.map(\.round) == [1])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A round begun by mistake is taken back once: it is no history, and the round before goes on`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await SeatingBuilder(club)
            let id = try await build.meeting(crowd: 4)
            try await build.seat(id, tables: 2, seats: 4, rounds: 3)
            try await build.move(id, to: .published)
            try await build.round(.start, 1, of: id)
            let first = club.time.now()
            club.time.advance(by: .seconds(120))
            try await build.round(.start, 2, of: id)
            let second = club.time.now()
            // Who leaves meanwhile, and who sends somebody, do so for a round that then is none.
            let (leaves, sends, notices) = (build.members[0], build.members[1], club.house.notices)
            let day = club.house.today()
            try await club.house.database.write { db in
                try Departure.end(
                    leaves.membership, Departure.Decision(author: .console, day: day), notices, at: second, in: db)
            }
            try await build.meetings.answer(id, sends, .substitute, substitute: "Aya Nouri")
            _ = try await club.post(Routes.answers(id), cookies: build.host.cookies)
            let page = try await build.get(Routes.tables(id))

            let older = try await build.round(.undo, 1, of: id, began: first)
            let codes = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<4 { group.addTask { try await build.round(.undo, 2, of: id, began: second) } }
                return try await group.reduce(into: [Int]()) { $0.append($1) }
            }
            let after = try #require(await build.material(id))
            club.time.advance(by: .seconds(60))
            try await build.round(.start, 2, of: id)
            let stale = try await build.round(.undo, 2, of: id, began: second)

            #expect(page.contains("Annuler le tour 2") && !page.contains("Annuler le tour 1"))
            #expect(older == 409 && codes == [303, 303, 303, 303] && stale == 303)
            #expect(after.seating.held.map(\.round) == [1])
            #expect(after.seating.held.first?.endsAt == first + .seconds(15 * 60))
            let gone = try #require(after.guests.first { $0.membership == leaves.membership })
            #expect(after.plan.table(of: gone.key, in: 1) != nil && after.plan.table(of: gone.key, in: 2) == nil)
            // Begun anew since, it stands.
            #expect(try await build.find(id)?.held.map(\.round) == [1, 2])
            let sat: Int? = try await club.house.database.read { db in
                try db.value(
                    "SELECT COUNT(*) FROM table_seats WHERE round = 2 AND sitter_id = \(sends.membership)")
            }
            #expect(sat == 0)
            #expect(try await build.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `When the meeting is over all rounds of its published plan were held, and of a draft none`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await SeatingBuilder(club)
            let (shown, kept) = (try await build.meeting(crowd: 4), try await build.meeting(crowd: 4))
            for id in [shown, kept] { try await build.seat(id, tables: 2, seats: 4, rounds: 3) }
            try await build.move(shown, to: .published)
            try await build.round(.start, 1, of: shown)

            club.time.advance(by: .days(4))
            let now = club.time.now()
            for _ in 0..<2 { try await club.house.database.write { db in try SeatingClock.close(due: now, in: db) } }

            #expect(try await build.find(shown)?.held.map(\.round) == [1, 2, 3])
            #expect(try await build.find(kept)?.held == [])
            #expect(try await build.seat(kept, tables: 2, seats: 4, rounds: 2) == 409)
            #expect(try await build.get(Routes.screen(shown)).contains("Tous les tours ont eu lieu."))
            #expect(try await build.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Published, everybody of the plan is told once; cards and screen name those who sit`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await SeatingBuilder(club)
            let id = try await build.meeting()
            try await build.meetings.answer(id, build.members[1], .substitute, substitute: "آية <نوري>")
            try await build.seat(id, tables: 2, seats: 2, rounds: 1)
            let draft = try await build.meetings.status(Routes.screen(id), build.host)

            let codes = [
                try await build.move(id, to: .locked), try await build.move(id, to: .published),
                try await build.move(id, to: .published),
            ]
            let cards = try await build.get(Routes.cards(id))
            let screen = try await build.get(Routes.screen(id))
            let stale = try await build.move(id, to: .draft, version: 1)

            #expect(draft == 404 && codes == [303, 303, 303] && stale == 409)
            for page in [cards, screen] {
                #expect(page.contains("Numéro0") && page.contains("آية &lt;نوري&gt;") && !page.contains("Numéro1"))
            }
            for member in build.members {
                let told: Int? = try await club.house.database.read { db in
                    try db.value(
                        """
                        SELECT COUNT(*) FROM notices
                        WHERE person_id = \(member.person) AND message = 'seating.notice.published'
                        """
                    )
                }
                #expect(told == 1)
            }
        }
    }
}
