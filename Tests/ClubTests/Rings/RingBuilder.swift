import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

/// A ring of four, each of whom seeks what the next offers.
struct RingBuilder: Sendable {
    typealias Routes = RingController.Routes

    let match: MatchBuilder
    let seats: [ClubBuilder.Seated]

    init(_ club: ClubHarness, members: Int64 = 4) async throws {
        match = try await MatchBuilder(club)
        let trades = [
            MatchBuilder.accounting, MatchBuilder.packaging, MatchBuilder.translation, MatchBuilder.transport,
            "Nettoyage de bureaux",
        ]
        var seats: [ClubBuilder.Seated] = []
        for number in 1...members {
            let next = trades[Int(number % members)]
            seats.append(
                try await match.seat(
                    number, offers: trades[Int(number - 1)], needs: next + " marque\(number)", division: "82"))
        }
        self.seats = seats
    }

    /// Writes the ring as a round would.
    func ring(_ number: Int64 = 1) async throws -> ID<Ring> {
        let now = match.now
        let seats = seats
        let places = seats.indices.map { index in
            RoundPlan.Place(
                member: seats[index].membership, supplier: seats[(index + 1) % seats.count].membership,
                need: .need(seats[index].membership, line: 0), reasons: [])
        }
        let house = match.club.house
        var plan = RoundPlan(MatchSnapshot(week: MatchWeek(at: now, house.zone)))
        plan.rings = [places]
        plan.proposals = []
        let writer = RoundWriter(notices: house.notices, zone: house.zone, now: now)
        let written = plan
        let told = try await house.database.write { db in try writer.write(written, in: db) }
        #expect(told?.count == seats.count)
        let id: ID<Ring>? = try await house.database.read { db in try db.value("SELECT max(id) FROM rings") }
        return try #require(id)
    }

    func accept(_ id: ID<Ring>, _ index: Int) async throws -> Int {
        Int(try await match.club.post(Routes.accept(id), cookies: seats[index].cookies).status.code)
    }

    func refuse(_ id: ID<Ring>, _ index: Int) async throws -> Int {
        Int(try await match.club.post(Routes.refuse(id), cookies: seats[index].cookies).status.code)
    }

    func page(_ id: ID<Ring>, _ index: Int) async throws -> String {
        try await match.club.get(Routes.ring(id), cookies: seats[index].cookies).text
    }

    func state(_ id: ID<Ring>) async throws -> Ring.State? {
        try await match.club.house.database.read { db in try db.value("SELECT state FROM rings WHERE id = \(id)") }
    }
}

extension ClubHarness {
    /// Writes an open ring by hand, whoever its members are.
    func ring(of seats: [ClubBuilder.Seated]) async throws -> ID<Ring> {
        let (id, now): (ID<Ring>, Instant) = (house.ids.next(), time.now())
        try await house.database.write { db in
            try db.execute(
                """
                INSERT INTO rings (id, week, state, size, proposed_at, expires_at)
                VALUES (\(id), '2026-11-23', 'open', \(seats.count), \(now), \(now + Ring.life))
                """
            )
            for (index, seat) in seats.enumerated() {
                let next = seats[(index + 1) % seats.count].membership
                let need = WishSource.need(seat.membership, line: 0).code
                try db.execute(
                    """
                    INSERT INTO ring_places (ring_id, position, membership_id, supplier_id, need, reasons, answer)
                    VALUES (\(id), \(index + 1), \(seat.membership), \(next), \(need), '', 'waiting')
                    """
                )
            }
        }
        return id
    }
}
