import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import TablePlan
import TestSupport
import Testing
import Web

@testable import Club

extension Twice {
    /// A plan of tables, from who sits apart to the last round.
    func tables() async throws {
        typealias Routes = SeatingController.Routes
        let build = try await SeatingBuilder(club, members: 8)
        let (host, members) = (build.host.cookies, build.members)
        let id = try await build.meeting()
        let (one, other) = (members[0].membership.description, members[1].membership.description)
        try await send(
            Routes.keepApart(),
            [("one", "Membre Numéro0"), ("one_id", one), ("other", "Membre Numéro1"), ("other_id", other)], by: host)
        try await send(Routes.letTogether(), [("first", one), ("second", other)], by: host)
        try await send(
            Routes.host(id), [("person", members[2].membership.description), ("table", "2")], by: host)
        let form = build.form(club.house.ids.next(), tables: 2, seats: 5, rounds: 2, version: 0)
        try await send(Routes.seat(id)) {
            let answer = try await club.post(Routes.seat(id), form, cookies: host)
            await club.house.seatingDesk.rest()
            return answer
        }
        try await send(Routes.move(id), state("published", build, id), by: host)
        try await send(Routes.exchange(id), exchange(build, id), by: host)
        try await build.meetings.answer(id, members[7], .declined)
        try await send(Routes.answers(id), by: host)
        let newcomer = [("newcomer", "Hind Alami"), ("newcomer_id", build.host.membership.description)]
        try await send(Routes.arrival(id), newcomer, by: host)
        let missing = try #require(await build.material(id)).guests[3]
        try await send(
            Routes.presence(id), [("person", missing.id.description), ("from", "2"), ("is", "absent")], by: host)
        try await build.comes(id)
        try await send(Routes.rounds(id), [("round", "1"), ("do", "start")], by: host)
        try await arrive(Array(members[1...5]), at: id)
        try await send(Routes.door(id), by: host)
        try await mend(build)
        try await callOff(build)
    }

    private func state(
        _ state: String, _ build: SeatingBuilder, _ id: ID<Meeting>
    ) async throws -> [(String, String)] {
        [("state", state), ("version", String(try await build.find(id)?.version ?? 0))]
    }

    private func exchange(_ build: SeatingBuilder, _ id: ID<Meeting>) async throws -> [(String, String)] {
        let material = try #require(await build.material(id))
        // The host stays at their table, whoever changes.
        let hosts = Set(material.guests.filter { $0.membership == build.members[2].membership }.map(\.key))
        let tables = material.plan.rounds[0].map { table in table.filter { !hosts.contains($0) } }
        return [
            ("key", club.house.ids.next(SeatingJob.self).description), ("version", String(material.seating.version)),
            ("round", "1"), ("one", ID<SeatingGuest>(rawValue: tables[0][0]).description),
            ("other", ID<SeatingGuest>(rawValue: tables[1][0]).description),
        ]
    }

    /// As the desk notes it.
    private func arrive(_ seats: [ClubBuilder.Seated], at id: ID<Meeting>) async throws {
        let (now, here) = (club.time.now(), seats.map(\.membership))
        try await club.house.database.write { db in
            try db.execute(
                """
                INSERT INTO arrivals (id, meeting_id, registration_id, arrived_at, is_late, way, noted_at, key)
                SELECT id, meeting_id, id, \(now), 0, 'list', \(now), 'key ' || membership_id FROM registrations
                WHERE meeting_id = \(id) AND membership_id IN \(list: here)
                """
            )
        }
    }

    /// Somebody is named host of another table than the one they sit at.
    private func mend(_ build: SeatingBuilder) async throws {
        let id = try await build.meeting()
        _ = try await build.seat(id, tables: 2, seats: 5, rounds: 2)
        let material = try #require(await build.material(id))
        let first = material.plan.rounds[0][0][0]
        let seat = try #require(material.guests.first { $0.key == first }?.membership)
        _ = try await club.post(
            SeatingController.Routes.host(id), [("person", seat.description), ("table", "2")],
            cookies: build.host.cookies)
        try await send(SeatingController.Routes.mend(id), by: build.host.cookies)
    }

    /// A work that is called off while it waits.
    private func callOff(_ build: SeatingBuilder) async throws {
        let id = try await build.meeting()
        _ = try await build.ask(id, tables: 2, seats: 5, rounds: 2)
        try await send(SeatingController.Routes.cancel(id), by: build.host.cookies)
    }
}
