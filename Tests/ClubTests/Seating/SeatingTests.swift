import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TablePlan
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct SeatingTests {
    typealias Routes = SeatingController.Routes

    @Test(arguments: TestEngine.allCases)
    func `Everyone who comes is seated beside the request, and the plan keeps every rule`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await SeatingBuilder(club)
            let id = try await build.meeting(crowd: 36)
            let (one, other) = (build.members[0], build.members[1])
            _ = try await club.post(
                Routes.host(id), [("person", build.members[2].membership.description), ("table", "3")],
                cookies: build.host.cookies)
            let pair = try #require(Pair(one.membership, other.membership))
            try await club.house.database.write { db in
                try db.execute(
                    """
                    INSERT INTO apart_pairs (first_id, second_id, noted_at, noted_by_id)
                    VALUES (\(pair.first), \(pair.second), 1, \(build.host.person))
                    """
                )
            }

            let status = try await build.seat(id, tables: 5, seats: 8, rounds: 4)

            let material = try #require(await build.material(id))
            let check = PlanCheck(material.plan, of: material.instance)
            #expect(status == 303)
            #expect(try await build.job(id) == .done)
            #expect(check.faults == [])
            #expect(check.figures.newPairs == material.seating.worth.newPairs && check.figures.newPairs > 500)
            #expect(material.instance.people.count == 40 && material.instance.apart.count == 1)
            let host = try #require(material.guests.first { $0.membership == build.members[2].membership })
            #expect((1...4).allSatisfy { material.plan.table(of: host.key, in: $0) == 3 })
            #expect(try await build.brokenRules() == [])
            #expect(try await build.get(Routes.tables(id)).contains("Foule10001"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Who sat together at a round that was held meet others at the next meeting`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await SeatingBuilder(club, members: 0)
            let first = try await build.meeting(crowd: 16)
            try await build.seat(first, tables: 4, seats: 4, rounds: 3)
            try await build.move(first, to: .published)
            try await build.round(.start, 1, of: first)
            let second = try await build.meeting(crowd: 16)

            try await build.seat(second, tables: 4, seats: 4, rounds: 2)

            let before = try #require(await build.material(first))
            let after = try #require(await build.material(second))
            let name = { (material: SeatingMaterial, key: Int64) in
                material.guests.first { $0.key == key }?.membership?.rawValue ?? 0
            }
            let sat = Set(before.plan.pairs(in: 1).map { SeatingPair(name(before, $0.first), name(before, $0.second)) })
            let met = Set(after.instance.met.map { SeatingPair(name(after, $0.first), name(after, $0.second)) })
            let next = Set(after.plan.pairs().map { SeatingPair(name(after, $0.first), name(after, $0.second)) })
            // Of the three rounds of the first one was held: the others are no history.
            #expect(met == sat && sat.count == 24)
            #expect(next.isDisjoint(with: sat))
            #expect(after.seating.worth.repeats == 0)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Rivals of one trade sit apart when that is ticked, and a substitute makes no acquaintance`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await SeatingBuilder(club)
            let id = try await build.meeting(crowd: 12)
            try await build.meetings.answer(id, build.members[3], .substitute, substitute: "Aya Nouri")

            try await build.seat(id, tables: 4, seats: 4, rounds: 2, rivals: true)

            let material = try #require(await build.material(id))
            let carpenters = Set(
                material.guests.filter { $0.party?.company.hasPrefix("Atelier") == true }.map(\.key))
            #expect(carpenters.count == 4)
            #expect(
                material.plan.pairs().allSatisfy { !carpenters.contains($0.first) || !carpenters.contains($0.second) })
            let sitters: Int? = try await club.house.database.read { db in
                try db.value("SELECT COUNT(*) FROM table_seats WHERE sitter_id = \(build.members[3].membership)")
            }
            #expect(sitters == 0)
            #expect(try await build.get(Routes.tables(id)).contains("Aya Nouri"))
            #expect(try await build.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Wishes are pairs the club proposed and needs that another's trade meets`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await SeatingBuilder(club)
            let id = try await build.meeting(crowd: 12)
            let now = club.time.now()
            let (one, other, third) = (
                build.members[0].membership, build.members[1].membership, build.members[2].membership
            )
            try await club.house.database.write { db in
                try db.execute(
                    """
                    INSERT INTO matches (id, first_id, second_id, week, score, reasons, proposed_at, expires_at)
                    VALUES (1, \(one), \(other), '2026-11-23', 500, '', \(now), \(now + .days(7)))
                    """
                )
                try db.execute(
                    """
                    INSERT INTO opportunities (id, author_id, side, kind, title, nma_division, visibility, closes_on,
                                               status, published_at, changed_at)
                    VALUES (2, \(third), 'need', 'purchase', 'Un besoin', '15', 'club', '2026-12-31', 'open', \(now),
                            \(now))
                    """
                )
            }

            try await build.seat(id, tables: 4, seats: 4, rounds: 3)

            // Division 15 is the sixth of the crowd's.
            let material = try #require(await build.material(id))
            #expect(material.instance.wishes.map(\.weight).sorted() == [1, 2])
            #expect(material.seating.worth.wishes == 2 && material.seating.worth.wishesKept == 2)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Sizes out of range, too many people and nobody at all are said in the form`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await SeatingBuilder(club)
            let id = try await build.meeting()
            let empty = try await build.meetings.call()
            let wrong = [
                ("tables", "0"), ("tables", "201"), ("seats", "101"), ("rounds", "31"), ("rounds", ""),
                ("minutes", "241"), ("seconds", "31"), ("seconds", "x"),
            ]

            for (field, value) in wrong {
                let fields = build.form(club.house.ids.next(), tables: 2, seats: 2, rounds: 1, version: 0).map {
                    $0.0 == field ? (field, value) : $0
                }
                let answer = try await club.post(Routes.seat(id), fields, cookies: build.host.cookies)

                #expect(answer.status == .unprocessableContent, "\(field)=\(value)")
                #expect(answer.text.contains("href=\"#\(field)\""), "\(field)=\(value)")
            }
            #expect(try await build.seat(empty, tables: 2, seats: 2, rounds: 1) == 422)
            #expect(try await build.find(id) == nil)
        }
    }
}
