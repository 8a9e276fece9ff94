import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

/// A club whose members seek and offer what we say, and the proposals of its weeks.
struct MatchBuilder: Sendable {
    typealias Routes = MatchController.Routes

    let club: ClubHarness
    let builder: ClubBuilder
    /// Says nothing of what they do, seek or offer; the bureau of the club.
    let president: ClubBuilder.Seated

    static let accounting = "Expertise comptable et déclarations fiscales"
    static let packaging = "Cartons d’emballage imprimés"
    static let translation = "Traduction assermentée arabe, français, anglais"
    static let transport = "Transport routier de marchandises"

    init(_ club: ClubHarness) async throws {
        self.club = club
        builder = ClubBuilder(house: club.house)
        try await builder.found()
        president = try await builder.seat(
            90, given: "Nadia", family: "Presidente", mandates: [Mandate(role: .president, branch: nil)])
        let company = president.company
        try await club.house.database.write { db in
            try db.execute("UPDATE companies SET activity = '', nma_division = NULL, city = '' WHERE id = \(company)")
        }
    }

    var now: Instant { club.time.now() }

    /// Seats a member who offers and seeks.
    func seat(
        _ number: Int64, offers: String = "", needs: String = "", branch: ID<Branch> = ClubBuilder.casablanca,
        division: String = "69"
    ) async throws -> ClubBuilder.Seated {
        let seated = try await builder.seat(
            number, given: "Prenom\(number)", family: "Famille\(number)", branch: branch)
        try await club.house.database.write { db in
            try db.execute(
                "UPDATE memberships SET offers = \(offers), needs = \(needs) WHERE id = \(seated.membership)")
            try db.execute(
                "UPDATE companies SET activity = '', nma_division = \(division) WHERE id = \(seated.company)")
        }
        return seated
    }

    /// Two who would both gain.
    func two() async throws -> (accountant: ClubBuilder.Seated, packer: ClubBuilder.Seated) {
        (
            try await seat(1, offers: Self.accounting, needs: Self.packaging),
            try await seat(
                2, offers: Self.packaging, needs: "Un expert comptable pour nos déclarations", division: "17")
        )
    }

    @discardableResult
    func round() async throws -> Bool { try await WeeklyRound(house: club.house).run(at: now) }

    /// Lets weeks pass, each with its proposals and its closings.
    func weeks(_ count: Int) async throws {
        for _ in 0..<count {
            club.time.advance(by: .days(7))
            let due = now
            try await club.house.database.write { db in
                try Matches.close(due: due, in: db)
                try Rings.close(due: due, in: db)
                try Introductions.close(due: due, club.house.notices, in: db)
            }
            try await round()
        }
    }

    /// Of the two; whoever else is in the club may be proposed something too.
    static let pair: SQL = "first_id = 3001 AND second_id = 3002"

    func match() async throws -> ID<Match> {
        let id: ID<Match>? = try await club.house.database.read { db in
            try db.value("SELECT max(id) FROM matches WHERE closed_at IS NULL AND \(Self.pair)")
        }
        return try #require(id)
    }

    func answer(_ id: ID<Match>, _ answer: Match.Answer, _ seat: ClubBuilder.Seated) async throws -> TestResponse {
        try await club.post(Routes.answer(id), [("answer", answer.rawValue)], cookies: seat.cookies)
    }

    func page(_ seat: ClubBuilder.Seated, language: String = "fr") async throws -> String {
        try await club.get(Routes.all(), cookies: seat.cookies, language: language).text
    }

    func mails(_ seat: ClubBuilder.Seated) async throws -> Int {
        try await club.count("SELECT count(*) FROM notices WHERE person_id = \(seat.person)")
    }

    /// A referral between two, so that they know one another.
    func acquaint(_ giver: ClubBuilder.Seated, _ receiver: ClubBuilder.Seated, _ number: Int64) async throws {
        let now = now
        try await club.house.database.write { db in
            let new = NewReferral(
                id: ID(rawValue: 60_000 + number), receiver: receiver.membership, about: .inside, need: "", note: "")
            let given = try ReferralRepository.give(new, from: giver.membership, at: now, in: db)
            #expect(given == .given)
        }
    }
}
