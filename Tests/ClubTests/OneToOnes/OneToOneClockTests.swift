import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct OneToOneClockTests {
    typealias Routes = OneToOneController.Routes

    /// Friday, 27 November 2026 at nine.
    private static let hour = ClubHarness.start + .days(3) + .hours(23)

    @Test(arguments: TestEngine.allCases)
    func `Both are reminded once the day before and asked once after, whatever the clock does`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await OneToOneBuilder(club)
            let id = try await build.taken()

            for hours in [-30, -25, -23, -22, -40, -1] { try await build.chore(at: Self.hour + .hours(hours)) }
            let reminded = try await build.told(build.salma)
            for hours in [0, 1, 2, -10, 3, 50, 2] { try await build.chore(at: Self.hour + .hours(hours)) }

            #expect(reminded == ["taken", "soon"])
            #expect(try await build.told(build.salma) == ["taken", "soon", "ask"])
            #expect(try await build.told(build.hicham) == ["proposed", "soon", "ask"])
            #expect(try await build.state(id) == .taken)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A clock that leaps over the hour reminds nobody late; an hour taken anew reminds anew`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await OneToOneBuilder(club)
            let id = try await build.taken()

            try await build.chore(at: Self.hour - .hours(3))
            _ = try await club.post(
                Routes.times(id), OneToOneBuilder.others + [("round", "1")], cookies: build.salma.cookies)
            _ = try await build.take(id, 1, round: 2)
            let second = Self.hour + .days(4) + .hours(1)
            try await build.chore(at: second - .hours(2))
            try await build.chore(at: second + .days(3))

            #expect(try await build.told(build.hicham).filter { $0 == "soon" }.count == 2)
            let leapt = try await build.propose(2, to: build.karim)
            #expect(leapt.status == .seeOther)
            _ = try await build.take(build.key(2), by: build.karim)
            try await build.chore(at: Self.hour + .days(2))
            #expect(try await build.told(build.karim) == ["proposed", "ask"])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `What one says stands after two weeks of silence, and not a day earlier`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await OneToOneBuilder(club)
            let id = try await build.over()
            _ = try await build.say(id, "held", by: build.salma)
            let said = club.time.now()

            try await build.chore(at: said + .days(13))
            let before = try await build.state(id)
            for day in [14, 15, 40] { try await build.chore(at: said + .days(day)) }

            #expect(before == .taken)
            #expect(try await build.state(id) == .closed)
            #expect(try await build.held(build.hicham) == 1)
            #expect(try await build.say(id, "missed", by: build.hicham).status == .conflict)
            #expect(try await build.broken() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `What the two contradict one another about is not counted, unless they come to agree`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await OneToOneBuilder(club)
            let id = try await build.over()
            _ = try await build.say(id, "held", by: build.salma)
            let contradicted = try await build.say(id, "missed", by: build.hicham)
            let toldOf = try await build.told(build.salma).last

            _ = try await build.say(id, "held", by: build.hicham)
            let agreed = try await build.held(build.salma)

            #expect(contradicted.location?.hasSuffix("done=differ") == true)
            #expect(toldOf == "differ")
            #expect(agreed == 1)
        }
        try await ClubHarness.run(engine) { club in
            let build = try await OneToOneBuilder(club)
            let id = try await build.over()
            _ = try await build.say(id, "held", by: build.salma)
            _ = try await build.say(id, "missed", by: build.hicham)

            try await build.chore(at: club.time.now() + .days(14))

            #expect(try await build.state(id) == .closed)
            #expect(try await build.held(build.salma) == 0)
            #expect(try await build.broken() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Silence of both closes it uncounted, and a proposal nobody takes lapses`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await OneToOneBuilder(club)
            let taken = try await build.taken(1)
            let proposed = build.key(2)
            _ = try await build.propose(2, to: build.karim)

            try await build.chore(at: Self.hour + .days(9))
            let early = try await build.state(proposed)
            try await build.chore(at: Self.hour + .days(31))
            try await build.chore(at: Self.hour + .days(32))

            #expect(early == .proposed)
            #expect(try await build.state(proposed) == .lapsed)
            #expect(try await build.state(taken) == .closed)
            #expect(try await build.held(build.salma) == 0)
            #expect(try await build.told(build.karim) == ["proposed", "lapsed"])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Who leaves calls off what is to come, and an erased person leaves no words`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await OneToOneBuilder(club)
            let past = try await build.over(1)
            _ = try await build.say(past, "held", by: build.salma, words: "Un mot de Salma.")
            club.time.advance(by: .days(-4))
            _ = try await build.propose(2)
            _ = try await build.propose(3, to: build.karim)
            _ = try await build.take(build.key(3), by: build.karim)
            try await build.chore(at: Self.hour - .hours(2))
            let (house, trail, today) = (club.house, club.trail, club.house.today())
            try await house.database.write { db in
                try PersonRegister.erase(build.salma.person, today: today, trail: trail, telling: house.notices, in: db)
            }

            #expect(try await build.state(past) == .taken)
            #expect(try await build.state(build.key(2)) == .calledOff)
            #expect(try await build.state(build.key(3)) == .calledOff)
            let named = try await club.count("SELECT count(*) FROM notices WHERE arguments LIKE '%Bennani%'")
            #expect(named == 0)
            let left = try await club.count(
                """
                SELECT count(*) FROM one_to_ones WHERE note <> '' OR place <> '' OR first_words <> '' OR second_words <> ''
                """)
            #expect(left == 0)
            let page = try await build.page(build.key(3), build.karim)
            #expect(page.status == .ok && !page.text.contains("Bennani"))
            #expect(try await club.get(Routes.sheet(build.key(3)), cookies: build.karim.cookies).status == .notFound)
            club.time.advance(by: .days(4))
            #expect(try await build.say(past, "held", by: build.hicham).status == .seeOther)
            #expect(try await build.held(build.hicham) == 1)
            #expect(try await build.broken() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `When a member leaves the other is told once, and what took place can still be closed`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await OneToOneBuilder(club)
            let past = try await build.over(1)
            let (house, now, seat) = (club.house, club.time.now(), build.salma.membership)
            // Three days from now, so that one is to come when the member leaves.
            try await house.database.write { db in
                let pair = try #require(Pair(seat, build.karim.membership))
                try db.execute(
                    """
                    INSERT INTO one_to_ones (id, first_id, second_id, state, taken_position, opened_at, changed_at)
                    VALUES (90001, \(pair.first), \(pair.second), 'taken', 1, \(now), \(now))
                    """
                )
                try db.execute(
                    """
                    INSERT INTO one_to_one_times (one_to_one_id, round, position, starts_at, local_at, zone)
                    VALUES (90001, 1, 1, \(now + .days(3)), '2026-11-30T10:00', 'Africa/Casablanca')
                    """
                )
                for _ in 1...2 { try Departure.settle(seat, house.notices, at: now, in: db) }
            }

            let said = try await build.say(past, "held", by: build.hicham)

            #expect(try await build.told(build.karim) == ["left"])
            #expect(try await build.state(ID(rawValue: 90_001)) == .calledOff)
            #expect(said.status == .seeOther)
            #expect(try await build.state(past) == .taken)
        }
    }
}
