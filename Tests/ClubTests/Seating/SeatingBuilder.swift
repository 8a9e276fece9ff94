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

/// A meeting to which many come, and its tables asked for by their form.
struct SeatingBuilder: Sendable {
    typealias Routes = SeatingController.Routes

    let club: ClubHarness
    let meetings: MeetingBuilder

    /// - Parameter members: how many of the first branch there are with a session.
    init(_ club: ClubHarness, members: Int = 4) async throws {
        self.club = club
        meetings = try await MeetingBuilder(club, members: members)
    }

    init(_ meetings: MeetingBuilder) {
        (club, self.meetings) = (meetings.club, meetings)
    }

    var host: ClubBuilder.Seated { meetings.host }
    var members: [ClubBuilder.Seated] { meetings.members }

    /// A published meeting to which those with a session come, and so many others.
    func meeting(crowd: Int = 0, _ changes: [String: String] = [:]) async throws -> ID<Meeting> {
        let id = try await meetings.call(changes)
        for member in members { try await meetings.answer(id, member, .coming) }
        if crowd > 0 { try await self.crowd(crowd, at: id) }
        return id
    }

    /// People without a session, each of their own trade, half of them of the other branch. Asked for again, the same.
    func crowd(_ number: Int, at meeting: ID<Meeting>) async throws {
        let now = club.house.time.now()
        let numbers = (0..<Int64(number)).map { 10_000 + $0 }
        try await club.house.database.write { db in
            let isThere: Int? = try db.value("SELECT 1 FROM people WHERE id = 10000")
            if isThere == nil {
                try db.insert(
                    into: "people",
                    columns: ["id", "email", "given_name", "family_name", "language", "created_at", "changed_at"],
                    rows: numbers.map { [$0, "foule\($0)@essai.example", "Invité", "Foule\($0)", "fr", now, now] })
                try db.insert(
                    into: "companies",
                    columns: ["id", "legal_name", "activity", "nma_division", "created_at", "changed_at"],
                    rows: numbers.map { [$0, "Maison \($0)", "Métier \($0)", String(10 + $0 % 80), now, now] })
                try db.insert(
                    into: "memberships",
                    columns: [
                        "id", "person_id", "company_id", "branch_id", "status", "joined_on", "created_at", "changed_at",
                    ],
                    rows: numbers.map { number -> [any SQLBindable] in
                        let branch = number % 2 == 0 ? ClubBuilder.casablanca : ClubBuilder.rabat
                        return [number, number, number, branch, "active", "2024-01-01", now, now]
                    })
            }
            try db.insert(
                into: "registrations",
                columns: ["id", "meeting_id", "membership_id", "answer", "asked_at", "answered_at"],
                rows: numbers.map { number -> [any SQLBindable] in
                    [club.house.ids.next(Registration.self), meeting, number, "coming", now, now]
                })
        }
    }

    func form(
        _ key: ID<SeatingJob>, tables: Int, seats: Int, rounds: Int, version: Int, rivals: Bool = false
    ) -> [(String, String)] {
        [
            ("key", key.description), ("version", String(version)), ("tables", String(tables)),
            ("seats", String(seats)), ("rounds", String(rounds)), ("minutes", "15"), ("seconds", "1"),
        ] + (rivals ? [("rivals", "on")] : [])
    }

    /// Asks for everybody to be seated and waits until they are, or cannot be.
    @discardableResult
    func seat(
        _ id: ID<Meeting>, tables: Int, seats: Int, rounds: Int, rivals: Bool = false,
        by officer: ClubBuilder.Seated? = nil
    ) async throws -> Int {
        let version = try await find(id)?.version ?? 0
        let fields = form(
            club.house.ids.next(), tables: tables, seats: seats, rounds: rounds, version: version, rivals: rivals)
        let answer = try await club.post(Routes.seat(id), fields, cookies: (officer ?? host).cookies)
        await club.house.seatingDesk.rest()
        return answer.status.code
    }

    @discardableResult
    func move(_ id: ID<Meeting>, to state: Seating.State, version: Int? = nil) async throws -> Int {
        let standing = try await find(id)?.version ?? 0
        let fields = [("state", state.rawValue), ("version", String(version ?? standing))]
        return try await club.post(Routes.move(id), fields, cookies: host.cookies).status.code
    }

    /// The day of the meeting comes: it begins in half an hour.
    func comes(_ id: ID<Meeting>) async throws {
        let starts: Instant? = try await club.house.database.read { db in
            try db.value("SELECT starts_at FROM meetings WHERE id = \(id)")
        }
        let opens = try #require(starts) - .seconds(1_800)
        if club.time.now() < opens { club.time.set(opens) }
    }

    /// - Parameter isEarly: a round is begun on its day unless this is set.
    @discardableResult
    func round(
        _ step: SeatingController.Step, _ round: Int, of id: ID<Meeting>, began: Instant? = nil, isEarly: Bool = false
    ) async throws -> Int {
        if step == .start, !isEarly { try await comes(id) }
        let fields = [
            ("round", String(round)), ("do", step.rawValue), ("began", String(began?.milliseconds ?? 0)),
        ]
        return try await club.post(Routes.rounds(id), fields, cookies: host.cookies).status.code
    }

    @discardableResult
    func presence(
        _ id: ID<Meeting>, _ guest: SeatingGuest, _ presence: SeatingController.Presence, from round: Int = 1
    ) async throws -> Int {
        let fields = [("person", guest.id.description), ("from", String(round)), ("is", presence.rawValue)]
        return try await club.post(Routes.presence(id), fields, cookies: host.cookies).status.code
    }

    /// What somebody was told of their tables, oldest first.
    func told(_ seated: ClubBuilder.Seated) async throws -> [String] {
        try await club.house.database.read { db in
            try db.rows("SELECT message FROM notices WHERE person_id = \(seated.person) ORDER BY id")
                .map { try $0.get("message") }.filter { $0.hasPrefix("seating.") }
        }
    }

    /// How many people are written down in a plan, whether they sit or not.
    func count(_ id: ID<Meeting>) async throws -> Int {
        try await club.house.database.read { db in
            try db.value(
                """
                SELECT COUNT(*) FROM seating_guests g JOIN seatings s ON s.id = g.seating_id WHERE s.meeting_id = \(id)
                """
            ) ?? 0
        }
    }

    /// The bureau keeps two apart.
    func keepApart(_ one: ID<Membership>, _ other: ID<Membership>) async throws {
        let pair = try #require(Pair(one, other))
        try await club.house.database.write { db in
            try db.execute(
                """
                INSERT INTO apart_pairs (first_id, second_id, noted_at, noted_by_id)
                VALUES (\(pair.first), \(pair.second), 1, \(host.person))
                """
            )
        }
    }

    func find(_ meeting: ID<Meeting>) async throws -> ShownSeating? {
        try await material(meeting)?.seating
    }

    func material(_ meeting: ID<Meeting>) async throws -> SeatingMaterial? {
        let now = club.time.now()
        return try await club.house.database.read { db in
            let id: ID<Seating>? = try db.value("SELECT id FROM seatings WHERE meeting_id = \(meeting)")
            return try id.flatMap { try SeatingMaterial.read($0, at: now, in: db) }
        }
    }

    func job(_ meeting: ID<Meeting>) async throws -> SeatingJob.State? {
        try await club.house.database.read { db in
            try db.value(
                """
                SELECT j.state FROM seating_jobs j JOIN seatings s ON s.id = j.seating_id
                WHERE s.meeting_id = \(meeting) ORDER BY j.id DESC LIMIT 1
                """
            )
        }
    }

    func brokenRules() async throws -> [String] {
        try await club.house.database.read { db in
            try Invariant.seating.filter { try $0.broken(in: db) > 0 }.map(\.name)
        }
    }

    func get(_ path: URLPath, _ seated: ClubBuilder.Seated? = nil) async throws -> String {
        try await club.get(path, cookies: (seated ?? host).cookies).text
    }

    /// Readers of another language.
    func speak(_ language: Language) async throws {
        try await club.house.database.write { db in
            try db.execute("UPDATE people SET language = \(language.rawValue)")
        }
    }
}

extension SeatingPlan {
    /// Pairs who share a table, in any round or in one.
    func pairs(in round: Int? = nil) -> Set<SeatingPair> {
        var pairs: Set<SeatingPair> = []
        for (index, tables) in rounds.enumerated() where round == nil || index + 1 == round {
            for people in tables {
                for (place, one) in people.enumerated() {
                    for other in people[..<place] { pairs.insert(SeatingPair(one, other)) }
                }
            }
        }
        return pairs
    }

    /// The table of each, by round.
    var places: [[Int64: Int]] {
        rounds.map { tables in
            Dictionary(
                uniqueKeysWithValues: tables.enumerated().flatMap { table, people in people.map { ($0, table) } })
        }
    }
}
