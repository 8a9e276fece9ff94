import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

/// A meeting open to visitors, a member who invites, and visitors who register by the public page and read their mail.
struct VisitorBuilder: Sendable {
    typealias Routes = VisitorController.Routes

    let meetings: MeetingBuilder
    var club: ClubHarness { meetings.club }
    var inviter: ClubBuilder.Seated { meetings.members[0] }

    init(_ club: ClubHarness, members: Int = 4) async throws {
        meetings = try await MeetingBuilder(club, members: members)
    }

    func call(_ changes: [String: String] = [:]) async throws -> ID<Meeting> {
        let key: ID<Meeting> = club.house.ids.next()
        let form = meetings.form(key, changes) + [("visitors", "on")]
        let called = try await club.post(MeetingController.Routes.call(), form, cookies: meetings.host.cookies)
        #expect(called.status == .seeOther)
        let published = try await club.post(
            MeetingController.Routes.publish(key), cookies: meetings.host.cookies)
        #expect(published.status == .seeOther)
        return key
    }

    /// The address a member gets to send on.
    func invitation(_ id: ID<Meeting>, by member: ClubBuilder.Seated? = nil) async throws -> URLPath {
        let page = try await club.post(Routes.invite(id), cookies: (member ?? inviter).cookies)
        #expect(page.status == .ok)
        return try #require(Self.path("/v/", in: page.text))
    }

    /// The first address of ours that begins so.
    static func path(_ beginning: String, in text: String) -> URLPath? {
        guard let start = text.firstRange(of: "8080" + beginning) else { return nil }
        let rest = text[start.lowerBound...].dropFirst(4)
        return URLPath(local: String(rest.prefix { $0.isLetter || $0.isNumber || "/-_".contains($0) }))
    }

    func form(_ number: Int, _ changes: [String: String] = [:]) -> [(String, String)] {
        let fields = [
            ("key", club.house.ids.next(Visitor.self).description), ("given", "Aya"), ("family", "Visiteuse\(number)"),
            ("company", "Atelier d’Aya"), ("trade", "Reliure"), ("phone", "06 12 34 50 \(number + 10)"),
            ("email", "aya\(number)@dehors.example"), ("agrees", "on"),
        ]
        return fields.compactMap { name, value in
            let value = changes[name] ?? value
            return name == "agrees" && value.isEmpty ? nil : (name, value)
        }
    }

    @discardableResult
    func register(_ path: URLPath, _ number: Int, _ changes: [String: String] = [:]) async throws -> TestResponse {
        try await club.post(path, form(number, changes))
    }

    struct Mail: Sendable {
        var subject: String
        var text: String
        var calendar: String?
        /// The private page.
        var own: URLPath?
    }

    /// What came to an address, oldest first.
    func mails(_ address: String) async throws -> [Mail] {
        let rows = try await club.house.database.read { db in
            try db.rows(
                "SELECT subject, body_text, calendar FROM outbox_messages WHERE recipient = \(address) ORDER BY id")
        }
        return try rows.map { row in
            let text: String = try row.get("body_text")
            return Mail(
                subject: try row.get("subject"), text: text, calendar: try row.get("calendar"),
                own: Self.path("/visit/", in: text))
        }
    }

    func own(_ number: Int) async throws -> URLPath {
        try #require(try await mails("aya\(number)@dehors.example").last?.own)
    }

    /// Where each visitor of a meeting stands, by family name, in the order they asked.
    func places(_ id: ID<Meeting>) async throws -> [String] {
        try await club.house.database.read { db in
            try db.rows("SELECT family_name, place FROM visitors WHERE meeting_id = \(id) ORDER BY asked_at, id").map {
                try $0.get("family_name", as: String.self) + " " + $0.get("place", as: String.self)
            }
        }
    }

    func visitor(_ number: Int) async throws -> ID<Visitor> {
        let found: ID<Visitor>? = try await club.house.database.read { db in
            try db.value("SELECT MAX(id) FROM visitors WHERE email = \("aya\(number)@dehors.example")")
        }
        return try #require(found)
    }

    func step(
        _ id: ID<Visitor>, _ act: String, from: String, note: String = "", by seated: ClubBuilder.Seated
    ) async throws -> Int {
        try await club.post(
            Routes.step(id), [("act", act), ("from", from), ("note", note)], cookies: seated.cookies
        ).status.code
    }

    /// What somebody was told of visitors, oldest first, by the last word of each key.
    func told(_ seated: ClubBuilder.Seated) async throws -> [String] {
        try await club.house.database.read { db in
            try db.rows(
                """
                SELECT message FROM notices
                WHERE person_id = \(seated.person) AND message LIKE 'visitors.notice.%' ORDER BY id
                """
            ).map { String(try $0.get("message", as: String.self).dropFirst("visitors.notice.".count)) }
        }
    }

    func runClock() async throws {
        let (house, now) = (club.house, club.time.now())
        try await house.database.write { db in
            try VisitorReminders(notices: house.notices).run(due: now, in: db)
            try VisitorErasure.forget(before: now - Visitor.life, house.notices, at: now, in: db)
        }
    }

    func brokenRules() async throws -> [String] {
        try await club.house.database.read { db in
            try (Invariant.meetings + Invariant.visitors).filter { try $0.broken(in: db) > 0 }.map(\.name)
        }
    }
}
