import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TablePlan
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct ReseatTests {
    typealias Routes = SeatingController.Routes

    @Test(arguments: TestEngine.allCases)
    func `One of two hundred missing, late or unexpected moves one seat in twenty at most, and no round that was held`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await SeatingBuilder(club)
            let id = try await build.meeting(crowd: 196)
            try await build.seat(id, tables: 25, seats: 8, rounds: 5)
            try await build.move(id, to: .published)
            try await build.round(.start, 1, of: id)
            let full = try #require(await build.material(id))
            let missing = full.guests[17]

            let absent = try await build.presence(id, missing, .absent, from: 2)
            let without = try #require(await build.material(id))
            let again = try await build.presence(id, missing, .absent, from: 2)
            let back = try await build.presence(id, missing, .present, from: 3)
            let after = try #require(await build.material(id))
            let held = try await build.presence(id, missing, .absent, from: 1)

            #expect(full.seating.worth.newPairs == 3_500)
            #expect([absent, again, back] == [303, 303, 303] && held == 409)
            #expect(moved(full, without) <= 5 * 200 / 20 && moved(without, after) <= 5 * 200 / 20)
            #expect(without.plan.rounds[0] == full.plan.rounds[0] && after.plan.rounds[0] == full.plan.rounds[0])
            #expect(
                without.plan.table(of: missing.key, in: 2) == nil && after.plan.table(of: missing.key, in: 3) != nil)
            #expect(PlanCheck(after.plan, of: after.instance).faults == [])
            #expect(try await build.brokenRules() == [])
        }
    }

    /// Seats of those who are there before and after at another table.
    private func moved(_ before: SeatingMaterial, _ after: SeatingMaterial) -> Int {
        zip(before.plan.places, after.plan.places).reduce(0) { sum, places in
            sum + places.0.count { places.1[$0.key] != nil && places.1[$0.key] != $0.value }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Seated as the door noted, those who are missing leave their chairs and those unannounced get one`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await SeatingBuilder(club, members: 9)
            let id = try await build.meeting()
            let unannounced = build.members[8]
            try await build.meetings.answer(id, unannounced, .declined)
            try await build.seat(id, tables: 2, seats: 5, rounds: 2)
            try await build.move(id, to: .published)
            #expect(try await build.round(.start, 1, of: id) == 303)
            let before = try #require(await build.material(id))
            let nobody = try await club.post(Routes.door(id), cookies: build.host.cookies)
            let (now, here) = (club.time.now(), build.members[1...6].map(\.membership) + [unannounced.membership])
            try await club.house.database.write { db in
                // As the desk does for whoever comes unannounced.
                try db.execute(
                    "UPDATE registrations SET answer = 'coming' WHERE membership_id = \(unannounced.membership)")
                try db.execute(
                    """
                    INSERT INTO arrivals (id, meeting_id, registration_id, arrived_at, is_late, way, noted_at, key)
                    SELECT id, meeting_id, id, \(now), 0, 'list', \(now), 'key ' || membership_id FROM registrations
                    WHERE meeting_id = \(id) AND membership_id IN \(list: here)
                    """
                )
            }

            for _ in 0..<2 {
                #expect(try await club.post(Routes.door(id), cookies: build.host.cookies).status == .seeOther)
            }

            let after = try #require(await build.material(id))
            let seats = Dictionary(uniqueKeysWithValues: after.guests.map { ($0.key, $0.membership) })
            let second = Set(after.plan.rounds[1].joined().compactMap { seats[$0] ?? nil })
            #expect(nobody.status == .conflict)
            #expect(second == Set(here))
            // What was held stays as it was.
            #expect(after.plan.rounds[0] == before.plan.rounds[0])
            #expect(try await build.brokenRules() == [])
            let member = try await club.post(Routes.door(id), cookies: build.members[1].cookies)
            #expect(member.status == .notFound)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Those who change tables are told and see it marked; the others are not`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await SeatingBuilder(club, members: 8)
            let id = try await build.meeting()
            try await build.seat(id, tables: 2, seats: 4, rounds: 1)
            try await build.move(id, to: .published)
            let material = try #require(await build.material(id))
            let (one, other) = (material.plan.rounds[0][0][0], material.plan.rounds[0][1][0])
            let key: ID<SeatingJob> = club.house.ids.next()
            let fields = [
                ("key", key.description), ("version", String(material.seating.version)), ("round", "1"),
                ("one", ID<SeatingGuest>(rawValue: one).description),
                ("other", ID<SeatingGuest>(rawValue: other).description),
            ]

            let first = try await club.post(Routes.exchange(id), fields, cookies: build.host.cookies)
            let twice = try await club.post(Routes.exchange(id), fields, cookies: build.host.cookies)
            let stale = [("key", club.house.ids.next(SeatingJob.self).description)] + fields.dropFirst()
            let second = try await club.post(Routes.exchange(id), stale, cookies: build.meetings.president.cookies)

            let after = try #require(await build.material(id))
            #expect([first.status, twice.status, second.status] == [.seeOther, .seeOther, .conflict])
            #expect(after.plan.table(of: one, in: 1) == 2 && after.plan.table(of: other, in: 1) == 1)
            for member in build.members {
                let guest = try #require(after.guests.first { $0.membership == member.membership })
                let isMoved = guest.key == one || guest.key == other
                let told = try await build.meetings.told(member).filter { $0.hasSuffix("moved") || $0.hasSuffix("ved") }
                let page = try await build.get(MeetingController.Routes.meeting(id), member)
                #expect(told.count == (isMoved ? 1 : 0))
                #expect(page.contains(">Changé<") == isMoved)
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `An exchange that would break a rule is refused with its reason, and a locked plan is left alone`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await SeatingBuilder(club, members: 8)
            let id = try await build.meeting()
            try await build.seat(id, tables: 2, seats: 4, rounds: 1)
            let material = try #require(await build.material(id))
            let tables = material.plan.rounds[0]
            let seat = { (key: Int64) in material.guests.first { $0.key == key }?.membership }
            let (stays, comes) = (try #require(seat(tables[0][1])), try #require(seat(tables[1][0])))
            let pair = try #require(Pair(stays, comes))
            try await club.house.database.write { db in
                try db.execute(
                    """
                    INSERT INTO apart_pairs (first_id, second_id, noted_at, noted_by_id)
                    VALUES (\(pair.first), \(pair.second), 1, \(build.host.person))
                    """
                )
            }
            func exchange() async throws -> TestResponse {
                let version = try await build.find(id)?.version ?? 0
                return try await club.post(
                    Routes.exchange(id),
                    [
                        ("key", club.house.ids.next(SeatingJob.self).description), ("version", String(version)),
                        ("round", "1"), ("one", ID<SeatingGuest>(rawValue: tables[0][0]).description),
                        ("other", ID<SeatingGuest>(rawValue: tables[1][0]).description),
                    ], cookies: build.host.cookies)
            }

            let refused = try await exchange()
            try await build.move(id, to: .locked)
            let locked = try await exchange()
            let again = try await build.seat(id, tables: 2, seats: 4, rounds: 1)

            #expect(refused.status == .unprocessableContent && refused.text.contains("aucun plan ne sépare"))
            #expect(locked.status == .conflict && locked.text.contains("verrouillé") && again == 409)
            #expect(try await build.material(id)?.plan == material.plan)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Answers that came since are taken in by one tap, and a member who just walks in is seated`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await SeatingBuilder(club, members: 8)
            let id = try await build.meetings.call()
            for member in build.members.prefix(6) { try await build.meetings.answer(id, member, .coming) }
            try await build.seat(id, tables: 2, seats: 4, rounds: 2)
            try await build.meetings.answer(id, build.members[0], .declined)
            try await build.meetings.answer(id, build.members[1], .substitute, substitute: "Aya Nouri")
            try await build.meetings.answer(id, build.members[6], .coming)

            let before = try await build.get(Routes.tables(id))
            for _ in 0..<2 { _ = try await club.post(Routes.answers(id), cookies: build.host.cookies) }
            let taken = try #require(await build.material(id))
            let after = try await build.get(Routes.tables(id))
            let arrival = try await club.post(
                Routes.arrival(id),
                [("newcomer", "Membre Numéro7"), ("newcomer_id", build.members[7].membership.description)],
                cookies: build.host.cookies)
            _ = try await club.post(Routes.answers(id), cookies: build.host.cookies)
            let last = try #require(await build.material(id))

            #expect(before.contains("3 réponses ont changé") && !after.contains("ont changé"))
            let rounds = Dictionary(uniqueKeysWithValues: taken.guests.map { ($0.membership, $0.rounds.members) })
            #expect(rounds[build.members[0].membership] == [] && rounds[build.members[6].membership] == [1, 2])
            #expect(taken.guests.first { $0.membership == build.members[1].membership }?.kind == .substitute)
            #expect(arrival.status == .seeOther)
            #expect(last.guests.first { $0.membership == build.members[7].membership }?.rounds.members == [1, 2])
            #expect(PlanCheck(last.plan, of: last.instance).faults == [])
            #expect(try await build.brokenRules() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Eight who are found missing at once all have their chairs empty`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await SeatingBuilder(club, members: 0)
            let id = try await build.meeting(crowd: 32)
            try await build.seat(id, tables: 4, seats: 8, rounds: 2)
            let missing = try #require(await build.material(id)).guests.prefix(4)

            let codes = try await withThrowingTaskGroup(of: Int.self) { group in
                for guest in missing { group.addTask { try await build.presence(id, guest, .absent) } }
                return try await group.reduce(into: [Int]()) { $0.append($1) }
            }

            let after = try #require(await build.material(id))
            #expect(codes == [303, 303, 303, 303])
            #expect(after.instance.people.count == 28)
            #expect(PlanCheck(after.plan, of: after.instance).faults == [])
            #expect(try await build.brokenRules() == [])
        }
    }
}
