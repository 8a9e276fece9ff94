import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import TestSupport
import Web

@testable import Club

/// Two members, a third one who is none of the two, and what they do by the forms.
struct OneToOneBuilder: Sendable {
    typealias Routes = OneToOneController.Routes

    let club: ClubHarness
    let builder: ClubBuilder
    let salma: ClubBuilder.Seated
    let hicham: ClubBuilder.Seated
    let karim: ClubBuilder.Seated

    /// Thursday, Friday and Monday; in November 2026 Morocco keeps the time of Greenwich.
    static let times = [
        ("time1", "2026-11-26T10:00"), ("time2", "2026-11-27T09:00"), ("time3", "2026-11-30T17:30"),
    ]
    static let others = [
        ("time1", "2026-12-01T10:00"), ("time2", "2026-12-02T09:00"), ("time3", "2026-12-03T17:30"),
    ]
    static let place = [("way", "elsewhere"), ("place", "Café de la Poste, Rabat"), ("minutes", "45")]
    static let note = "Parlons de vos chantiers."

    init(_ club: ClubHarness) async throws {
        self.club = club
        builder = ClubBuilder(house: club.house)
        try await builder.found()
        salma = try await builder.seat(1)
        hicham = try await builder.seat(2, given: "Hicham", family: "Lahlou", language: .ar)
        karim = try await builder.seat(
            3, given: "Karim", family: "Tazi", mandates: [Mandate(role: .president, branch: nil)])
        try await club.house.database.write { db in try SearchIndex.rebuild(memberships: nil, in: db) }
    }

    func key(_ number: Int64) -> ID<OneToOne> { ID(rawValue: 80_000 + number) }

    func propose(
        _ number: Int64 = 1, by seat: ClubBuilder.Seated? = nil, to other: ClubBuilder.Seated? = nil,
        note: String = note
    ) async throws -> TestResponse {
        let (seat, other) = (seat ?? salma, other ?? hicham)
        let names = [1: "Salma Bennani", 2: "Hicham Lahlou", 3: "Karim Tazi"]
        let name = names[Int(other.person.rawValue - 1_000), default: "Omar Naji"]
        return try await club.post(
            Routes.propose(),
            [
                ("key", key(number).description), ("with", name), ("with_id", other.membership.description),
                ("note", note),
            ] + Self.times + Self.place, cookies: seat.cookies)
    }

    func proposed(_ number: Int64 = 1) async throws -> ID<OneToOne> {
        _ = try await propose(number)
        return key(number)
    }

    /// Agreed for Friday, 27 November at nine.
    func taken(_ number: Int64 = 1) async throws -> ID<OneToOne> {
        let id = try await proposed(number)
        _ = try await take(id)
        return id
    }

    /// Agreed, and two hours past.
    func over(_ number: Int64 = 1) async throws -> ID<OneToOne> {
        let id = try await taken(number)
        club.time.advance(by: .days(4))
        return id
    }

    func take(
        _ id: ID<OneToOne>, _ position: Int = 2, round: Int = 1, by seat: ClubBuilder.Seated? = nil
    ) async throws -> TestResponse {
        try await club.post(
            Routes.take(id), [("position", String(position)), ("round", String(round))],
            cookies: (seat ?? hicham).cookies)
    }

    func say(
        _ id: ID<OneToOne>, _ account: String, by seat: ClubBuilder.Seated, result: String = "", words: String = ""
    ) async throws -> TestResponse {
        try await club.post(
            Routes.account(id), [("account", account), ("result", result), ("words", words)], cookies: seat.cookies)
    }

    func chore(at now: Instant? = nil) async throws {
        let (house, due) = (club.house, now ?? club.time.now())
        try await house.database.write { db in try OneToOnes(notices: house.notices).run(due: due, in: db) }
    }

    func state(_ id: ID<OneToOne>) async throws -> OneToOne.State? {
        try await club.house.database.read { db in try db.value("SELECT state FROM one_to_ones WHERE id = \(id)") }
    }

    func page(_ id: ID<OneToOne>, _ seat: ClubBuilder.Seated) async throws -> TestResponse {
        try await club.get(Routes.one(id), cookies: seat.cookies)
    }

    /// The keys of what a member was told of one-to-ones, in order.
    func told(_ seat: ClubBuilder.Seated) async throws -> [String] {
        try await club.house.database.read { db in
            try db.rows(
                """
                SELECT message FROM notices WHERE person_id = \(seat.person) AND message LIKE 'oneToOnes.%' ORDER BY id
                """
            ).map { String(try $0.get("message", as: String.self).dropFirst("oneToOnes.notice.".count)) }
        }
    }

    func held(_ seat: ClubBuilder.Seated) async throws -> Int {
        try await club.house.database.read { db in
            try OneToOneRepository.held(seat.membership, since: Instant(milliseconds: 0), in: db)
        }
    }

    func broken() async throws -> [String] {
        try await club.house.database.read { db in
            try Invariant.all.filter { try $0.broken(in: db) > 0 }.map(\.name)
        }
    }
}
