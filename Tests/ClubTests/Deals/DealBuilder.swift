import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

/// Three members of a small club who declare deals by the form, as a browser does.
struct DealBuilder: Sendable {
    typealias Routes = DealController.Routes

    let referrals: ReferralBuilder
    var club: ClubHarness { referrals.club }
    /// Salma, who reads French.
    var salma: ClubBuilder.Seated { referrals.giver }
    /// Hicham, who reads Arabic.
    var hicham: ClubBuilder.Seated { referrals.receiver }
    /// Karim, president of the club.
    var karim: ClubBuilder.Seated { referrals.third }

    init(_ club: ClubHarness) async throws {
        referrals = try await ReferralBuilder(club)
    }

    /// The form as Salma fills it in to sell to Hicham on 20 November 2026.
    func fields(
        _ key: ID<Deal>, amount: String = "12 500", signedOn: String = "2026-11-20", days: String = "",
        object: String = "Mobilier de bureau", role: String = "seller"
    ) -> [(String, String)] {
        [
            ("key", key.description), ("to", "Hicham Lahlou"), ("to_id", hicham.membership.description), ("role", role),
            ("object", object), ("amount", amount), ("signed_on", signedOn), ("days", days),
        ]
    }

    /// Lets days go by, with everyone still signed in.
    func wait(days: Int) async throws {
        club.time.advance(by: .days(days))
        let now = club.time.now()
        try await club.house.database.write { db in
            try db.execute("UPDATE sessions SET seen_at = \(now), expires_at = \(now + .days(180))")
        }
    }

    /// Digits alone, so that no way of grouping hides an amount.
    static func bare(_ text: String) -> String {
        String(
            text.unicodeScalars.filter { !",.\u{202F}\u{A0} \u{2009}'’".unicodeScalars.contains($0) }.map(
                Character.init))
    }

    func key(_ number: Int64) -> ID<Deal> { ID(rawValue: 70_000 + number) }

    /// A deal Salma declared.
    @discardableResult
    func declared(
        _ number: Int64 = 1, amount: String = "12 500", signedOn: String = "2026-11-20", days: String = ""
    ) async throws -> ID<Deal> {
        let form = fields(key(number), amount: amount, signedOn: signedOn, days: days)
        let answer = try await club.post(Routes.declare(), form, cookies: salma.cookies)
        #expect(answer.status == .seeOther)
        return key(number)
    }

    /// The same, confirmed by Hicham.
    @discardableResult
    func signed(
        _ number: Int64 = 1, amount: String = "12 500", signedOn: String = "2026-11-20", days: String = ""
    ) async throws -> ID<Deal> {
        let id = try await declared(number, amount: amount, signedOn: signedOn, days: days)
        let answer = try await confirm(id, version: 1)
        #expect(answer.status == .seeOther)
        return id
    }

    func confirm(
        _ id: ID<Deal>, version: Int, by seat: ClubBuilder.Seated? = nil
    ) async throws -> TestResponse {
        try await club.post(
            Routes.confirm(id), [("version", String(version))], cookies: (seat ?? hicham).cookies)
    }

    func correct(
        _ id: ID<Deal>, version: Int, amount: String, key: Int64, days: String = "", by seat: ClubBuilder.Seated
    ) async throws -> TestResponse {
        let version = String(version)
        var form = fields(self.key(key), amount: amount, days: days)
        form.removeAll { ["to", "to_id", "role"].contains($0.0) }
        return try await club.post(Routes.correct(id), form + [("version", version)], cookies: seat.cookies)
    }

    func answer(_ id: ID<Deal>, _ answer: String, number: Int, by seat: ClubBuilder.Seated) async throws -> TestResponse
    {
        try await club.post(
            Routes.answer(id), [("answer", answer), ("version", String(number))], cookies: seat.cookies)
    }

    /// - Parameter paidOn: nil for a dispute.
    func say(
        _ id: ID<Deal>, paidOn: String?, version: Int = 1, key: Int64, by seat: ClubBuilder.Seated
    ) async throws -> TestResponse {
        var form = [("key", self.key(key).description), ("version", String(version))]
        form.append(("statement", paidOn == nil ? "disputed" : "paid"))
        form.append(paidOn.map { ("paid_on", $0) } ?? ("words", "Livraison incomplète"))
        return try await club.post(Routes.state(id), form, cookies: seat.cookies)
    }

    func decline(
        _ id: ID<Deal>, version: Int = 1, words: String = "Ce n’est pas moi", by seat: ClubBuilder.Seated
    ) async throws -> TestResponse {
        try await club.post(
            Routes.close(id), [("version", String(version)), ("words", words)], cookies: seat.cookies)
    }

    func deal(_ id: ID<Deal>) async throws -> FollowedDeal {
        let person = salma.person
        return try #require(
            try await club.house.database.read { db in try DealRepository.follow(id, person: person, in: db) })
    }

    func notices(_ seat: ClubBuilder.Seated) async throws -> [String] {
        try await club.house.database.read { db in
            try db.rows("SELECT message FROM notices WHERE person_id = \(seat.person) ORDER BY id")
                .map { try $0.get("message", as: String.self).replacing("deals.notice.", with: "") }
        }
    }

    /// Every rule `verify` looks after holds.
    func expectSound() async throws {
        let broken = try await club.house.database.read { db in
            try Invariant.all.filter { try $0.broken(in: db) > 0 }.map(\.name)
        }
        // Seats of tests are not in the search unless indexed.
        #expect(broken.filter { !$0.hasPrefix("search") && $0 != "sort-name" } == [])
    }
}
