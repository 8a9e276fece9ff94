import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

/// A club of two branches with their bureaus and members, and meetings called by their forms.
struct MeetingBuilder: Sendable {
    typealias Routes = MeetingController.Routes

    let club: ClubHarness
    let president: ClubBuilder.Seated
    let host: ClubBuilder.Seated
    let elsewhere: ClubBuilder.Seated
    let members: [ClubBuilder.Seated]

    /// - Parameter members: how many of the first branch may come.
    init(_ club: ClubHarness, members number: Int = 4) async throws {
        self.club = club
        let builder = ClubBuilder(house: club.house)
        try await builder.found()
        president = try await builder.seat(
            1, given: "Driss", family: "Sefrioui", mandates: [Mandate(role: .president, branch: nil)])
        host = try await builder.seat(
            2, given: "Hind", family: "Alami", mandates: [Mandate(role: .host, branch: ClubBuilder.casablanca)])
        elsewhere = try await builder.seat(3, given: "Omar", family: "Kabbaj", branch: ClubBuilder.rabat)
        var seated: [ClubBuilder.Seated] = []
        for index in 0..<number {
            seated.append(try await builder.seat(Int64(20 + index), given: "Membre", family: "Numéro\(index)"))
        }
        members = seated
    }

    /// Thursday 26 November, half past eight.
    static let day = "2026-11-26"

    func form(
        _ key: ID<Meeting>, _ changes: [String: String] = [:], version: Int = 0
    ) -> [(String, String)] {
        let fields: [(String, String)] = [
            ("key", key.description), ("version", String(version)), ("kind", "breakfast"),
            ("title", "Petit-déjeuner d’automne"), ("about", "Le marché de l’emballage"), ("place", "Hôtel du Phare"),
            ("map", ""), ("price", "150 DH"), ("branch", ClubBuilder.casablanca.description), ("audience", "branch"),
            ("capacity", ""), ("day", Self.day), ("from", "08:30"), ("until", "10:00"), ("zone", "Africa/Casablanca"),
            ("part1", "Accueil"), ("minutes1", "15"), ("speaker1", ""), ("part2", "Tour de table"), ("minutes2", "45"),
            ("speaker2", "Hind Alami"), ("speaker-seat2", ""), ("host", ""), ("host-seat", ""), ("timekeeper", ""),
            ("timekeeper-seat", ""), ("welcome", ""), ("pattern", ""), ("last", ""), ("scope", ""),
        ]
        return fields.map { ($0.0, changes[$0.0] ?? $0.1) }
    }

    /// Called by the branch's host, and published unless it stays a draft.
    func call(_ changes: [String: String] = [:], isPublished: Bool = true) async throws -> ID<Meeting> {
        let key: ID<Meeting> = club.house.ids.next()
        let cookies = changes["branch"] == "" ? president.cookies : host.cookies
        let called = try await club.post(Routes.call(), form(key, changes), cookies: cookies)
        #expect(called.status == .seeOther)
        guard isPublished else { return key }
        let published = try await club.post(Routes.publish(key), cookies: cookies)
        #expect(published.status == .seeOther)
        return key
    }

    @discardableResult
    func answer(
        _ id: ID<Meeting>, _ seated: ClubBuilder.Seated, _ answer: Meeting.Answer, substitute: String = ""
    ) async throws -> Int {
        let fields = [("answer", answer.rawValue), ("substitute", substitute)]
        return try await club.post(Routes.answer(id), fields, cookies: seated.cookies).status.code
    }

    func status(_ path: URLPath, _ seated: ClubBuilder.Seated) async throws -> Int {
        try await club.get(path, cookies: seated.cookies).status.code
    }

    /// The answers as they stand, by member.
    func answers(_ id: ID<Meeting>) async throws -> [ID<Membership>: Meeting.Answer] {
        try await club.house.database.read { db in
            let rows = try db.rows("SELECT membership_id, answer FROM registrations WHERE meeting_id = \(id)")
            return Dictionary(
                uniqueKeysWithValues: try rows.map { (try $0.get("membership_id"), try $0.get("answer")) })
        }
    }

    /// What somebody was told of meetings, oldest first, by the last word of each key.
    func told(_ seated: ClubBuilder.Seated) async throws -> [String] {
        try await club.house.database.read { db in
            try db.rows(
                "SELECT message FROM notices WHERE person_id = \(seated.person) AND kind = 'meeting' ORDER BY id"
            ).map { String(try $0.get("message", as: String.self).dropFirst("meetings.notice.".count)) }
        }
    }

    /// A meeting as it was kept, with those of its series, first to last.
    struct Kept: Sendable {
        var id: ID<Meeting>
        var title: String
        var about: String
        var place: String
        var start: String
        var startsAt: Instant
        var state: String
        var parts: Int
    }

    func series(of id: ID<Meeting>) async throws -> [Kept] {
        try await club.house.database.read { db in
            try db.rows(
                """
                SELECT k.id, k.title, k.about, k.place, k.local_start, k.starts_at, k.state,
                       (SELECT COUNT(*) FROM meeting_parts s WHERE s.meeting_id = k.id) AS parts
                FROM meetings k WHERE k.series_id = (SELECT series_id FROM meetings WHERE id = \(id))
                ORDER BY k.series_start
                """
            ).map { row in
                Kept(
                    id: try row.get("id"), title: try row.get("title"), about: try row.get("about"),
                    place: try row.get("place"), start: try row.get("local_start"), startsAt: try row.get("starts_at"),
                    state: try row.get("state"), parts: try row.get("parts"))
            }
        }
    }

    func startsAt(_ id: ID<Meeting>) async throws -> Instant? {
        try await club.house.database.read { db in
            try db.value("SELECT starts_at FROM meetings WHERE id = \(id)")
        }
    }

    /// The clock's work, with the zones of the system or others.
    func runClock(zones: ZoneDatabase? = nil) async throws {
        let clock = MeetingClock(notices: club.house.notices, zones: zones ?? club.house.zones)
        let now = club.time.now()
        try await club.house.database.write { db in
            try clock.keepLocalTimes(due: now, in: db)
            try clock.remind(due: now, in: db)
        }
    }

    func brokenRules() async throws -> [String] {
        try await club.house.database.read { db in
            try Invariant.meetings.filter { try $0.broken(in: db) > 0 }.map(\.name)
        }
    }
}
