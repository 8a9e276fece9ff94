import Chronology
import HTTPTypes
import HummingbirdTesting
import Jobs
import Localization
import Morocco
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

/// An author, those who answer and those who look on, in a club of two branches.
struct OpportunityBuilder: Sendable {
    typealias Routes = OpportunityController.Routes

    let club: ClubHarness
    let author: ClubBuilder.Seated
    let answerer: ClubBuilder.Seated
    let other: ClubBuilder.Seated
    /// Of the other branch.
    let far: ClubBuilder.Seated

    static let title = "Imprimeur pour cinq mille boîtes"
    static let words = "Carton rigide, livraison avant la fin du mois."

    init(_ club: ClubHarness) async throws {
        self.club = club
        let builder = ClubBuilder(house: club.house)
        try await builder.found()
        author = try await builder.seat(1, given: "Salma", family: "Bennani")
        answerer = try await builder.seat(2, given: "Hicham", family: "Lahlou", language: .ar)
        other = try await builder.seat(3, given: "Karim", family: "Tazi")
        far = try await builder.seat(4, given: "Nadia", family: "Fassi", branch: ClubBuilder.rabat)
    }

    var now: Instant { club.time.now() }
    var builder: ClubBuilder { ClubBuilder(house: club.house) }

    /// The fields of the form as a browser sends them.
    func form(_ key: ID<Opportunity>, _ change: [String: String] = [:]) -> [(String, String)] {
        var fields = [
            "key": key.description, "side": "need", "kind": "purchase", "title": Self.title, "words": Self.words,
            "division": "18", "region": "MA-06", "budget": "10_50",
            "closes_on": club.house.today().adding(days: 20).isoText, "visibility": "club",
        ]
        fields.merge(change) { $1 }
        return fields.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// Publishes as the page does.
    @discardableResult
    func publish(
        by seat: ClubBuilder.Seated? = nil, _ change: [String: String] = [:]
    ) async throws -> ID<Opportunity> {
        let key: ID<Opportunity> = club.house.ids.next()
        let answer = try await club.post(Routes.publish(), form(key, change), cookies: (seat ?? author).cookies)
        #expect(answer.status == .seeOther, "\(answer.text.prefix(2000))")
        return key
    }

    /// Answers as the page does.
    @discardableResult
    func answer(
        _ id: ID<Opportunity>, by seat: ClubBuilder.Seated? = nil, _ text: String = "Nous en imprimons."
    ) async throws -> ID<OpportunityAnswer> {
        let seat = seat ?? answerer
        let key: ID<OpportunityMessage> = club.house.ids.next()
        let sent = try await club.post(
            Routes.answer(id), [("key", key.description), ("body", text)], cookies: seat.cookies)
        #expect(sent.status == .seeOther)
        let answer: ID<OpportunityAnswer>? = try await club.house.database.read { db in
            try db.value("SELECT answer_id FROM opportunity_messages WHERE id = \(key)")
        }
        return try #require(answer)
    }

    func status(_ id: ID<Opportunity>) async throws -> Opportunity.Status? {
        try await club.house.database.read { db in try db.value("SELECT status FROM opportunities WHERE id = \(id)") }
    }

    func state(_ id: ID<OpportunityAnswer>) async throws -> OpportunityAnswer.State? {
        try await club.house.database.read { db in
            try db.value("SELECT state FROM opportunity_answers WHERE id = \(id)")
        }
    }

    /// The steps of an opportunity in their order.
    func steps(_ id: ID<Opportunity>) async throws -> [Opportunity.Step] {
        try await club.house.database.read { db in
            try db.rows("SELECT step FROM opportunity_steps WHERE opportunity_id = \(id) ORDER BY moved_at, id")
                .map { try $0.get("step") }
        }
    }

    /// The messages a person was told, in order.
    func told(_ seat: ClubBuilder.Seated) async throws -> [String] {
        try await club.house.database.read { db in
            try db.rows("SELECT message FROM notices WHERE person_id = \(seat.person) ORDER BY id").map {
                String(try $0.get("message", as: String.self).dropFirst("opportunities.notice.".count))
            }
        }
    }

    func count(_ table: String) async throws -> Int {
        try await club.house.database.read { db in try db.value("SELECT COUNT(*) FROM \(unsafe: table)") ?? 0 }
    }

    /// The rules every state of the database keeps, that are broken.
    func broken() async throws -> [String] {
        try await club.house.database.read { db in
            try Invariant.opportunities.filter { try $0.broken(in: db) > 0 }.map(\.name)
        }
    }

    /// The viewer of a seat, for questions asked of a repository.
    func viewer(_ seat: ClubBuilder.Seated, branch: ID<Branch> = ClubBuilder.casablanca) -> Viewer {
        Viewer(
            session: ID(rawValue: 1), person: seat.person, givenName: "", familyName: "", language: .fr,
            seat: Viewer.Seat(
                membership: seat.membership, company: seat.company, branch: branch, status: .active),
            mandates: [])
    }
}
