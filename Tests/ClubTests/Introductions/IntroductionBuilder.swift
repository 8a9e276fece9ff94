import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

/// Two marked members, whose every word stands nowhere else, one who introduces them, and a fourth.
struct IntroductionBuilder: Sendable {
    typealias Routes = IntroductionController.Routes

    let club: ClubHarness
    let one: ClubBuilder.Seated
    let other: ClubBuilder.Seated
    let introducer: ClubBuilder.Seated
    let fourth: ClubBuilder.Seated

    static let reason = "L’une emballe, l’autre exporte."
    /// What a page or mail of the one must not hold before both accepted.
    static let marks: [Int64: [String]] = [
        1: ["Zoubidamarque", "Oufkirmarque", "Atelier 1", "membre1@", "661000001"],
        2: ["Yassirmarque", "Tadlaouimarque", "Atelier 2", "membre2@", "661000002"],
    ]

    init(_ club: ClubHarness) async throws {
        self.club = club
        let builder = ClubBuilder(house: club.house)
        try await builder.found()
        one = try await builder.seat(1, given: "Zoubidamarque", family: "Oufkirmarque")
        other = try await builder.seat(2, given: "Yassirmarque", family: "Tadlaouimarque", language: .ar)
        introducer = try await builder.seat(3, given: "Karim", family: "Tazi")
        fourth = try await builder.seat(
            4, given: "Houda", family: "Slaoui", mandates: [Mandate(role: .president, branch: nil)])
        try await club.house.database.write { db in
            try db.execute("UPDATE people SET phone = '+212661000001' WHERE id = 1001")
            try db.execute("UPDATE people SET phone = '+212661000002' WHERE id = 1002")
            // Home would name them among the newest members.
            try db.execute("UPDATE memberships SET joined_on = NULL WHERE id IN (3001, 3002)")
            try SearchIndex.rebuild(memberships: nil, in: db)
        }
    }

    var now: Instant { club.time.now() }

    /// An introduction made by the form.
    @discardableResult
    func introduce(_ number: Int64 = 1, reason: String = reason) async throws -> ID<Introduction> {
        let id = ID<Introduction>(rawValue: 70_000 + number)
        let answer = try await send(id, reason: reason)
        #expect(answer.status == .seeOther)
        return id
    }

    func send(_ id: ID<Introduction>, reason: String = reason) async throws -> TestResponse {
        try await club.post(
            Routes.introduce(),
            [
                ("key", id.description), ("one", "Zoubidamarque Oufkirmarque"), ("one_id", one.membership.description),
                ("other", "Yassirmarque Tadlaouimarque"), ("reason", reason),
            ], cookies: introducer.cookies)
    }

    func accept(_ id: ID<Introduction>, _ seat: ClubBuilder.Seated, _ fields: [(String, String)] = []) async throws
        -> TestResponse
    {
        try await club.post(Routes.accept(id), fields, cookies: seat.cookies)
    }

    func decline(_ id: ID<Introduction>, _ seat: ClubBuilder.Seated) async throws -> TestResponse {
        try await club.post(Routes.decline(id), cookies: seat.cookies)
    }

    func made(_ number: Int64 = 1) async throws -> ID<Introduction> {
        let id = try await introduce(number)
        _ = try await accept(id, one)
        _ = try await accept(id, other)
        #expect(try await state(id) == .made)
        return id
    }

    func state(_ id: ID<Introduction>) async throws -> Introduction.State? {
        try await club.house.database.read { db in
            try db.value("SELECT state FROM introductions WHERE id = \(id)")
        }
    }

    /// Everything a member reads of introductions: their pages, Home, the notices, and every mail to them.
    func all(_ seat: ClubBuilder.Seated, _ id: ID<Introduction>) async throws -> String {
        var text = ""
        for path in [
            HomeController.Routes.home(), NoticeController.Routes.all(), Routes.all(),
            Routes.all().query("by", "me"), Routes.introduction(id),
        ] {
            text += try await club.get(path, cookies: seat.cookies).text
        }
        return text + (try await mails(seat).joined(separator: "\n"))
    }

    func mails(_ seat: ClubBuilder.Seated) async throws -> [String] {
        try await club.house.database.read { db in
            try db.rows(
                "SELECT subject || ' ' || body_text AS words FROM outbox_messages WHERE recipient = \(seat.email) ORDER BY id"
            ).map { try $0.get("words") }
        }
    }

    /// The marks of a member that the text holds.
    func marks(of number: Int64, in text: String) -> [String] {
        Self.marks[number, default: []].filter { text.contains($0) }
    }
}
