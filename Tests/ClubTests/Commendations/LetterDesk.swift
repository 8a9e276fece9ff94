import Chronology
import HTTPTypes
import Hummingbird
import HummingbirdTesting
@testable import Persistence
import TestSupport
import Testing
import Web

@testable import Club
@testable import Jobs

/// A club with an author, and the person a letter is about, as a browser of theirs acts.
struct LetterDesk: Sendable {
    typealias Field = CommendationForm.Field

    static let address = "nadia.sefrioui@dehors.example"

    let club: ClubHarness
    let author: ClubBuilder.Seated

    /// Runs the body with an author whose seat has the number 1.
    static func run(_ engine: TestEngine, _ body: @escaping @Sendable (LetterDesk) async throws -> Void) async throws {
        try await ClubHarness.run(engine) { club in
            let builder = ClubBuilder(house: club.house)
            try await builder.found()
            try await body(LetterDesk(club: club, author: try await builder.seat(1)))
        }
    }

    /// The form filled in, with what differs on top.
    static func fields(_ key: ID<Commendation>, _ changes: [String: String] = [:]) -> [(String, String)] {
        var fields = [
            Field.key: key.description, Field.kind: "person", Field.given: "Nadia", Field.family: "Sefrioui",
            Field.company: "Atelier Zohra", Field.trade: "Architecte d’intérieur", Field.city: "Rabat",
            Field.email: address, Field.purpose: "l’aménagement de bureaux", Field.since: "2019", Field.language: "fr",
            Field.letter: "Elle tient ses délais.\nElle chiffre juste.", Field.years: "2", Field.agreed: "on",
            Field.signs: "on",
        ]
        for (name, value) in changes { fields[name] = value }
        return fields.filter { !$0.value.isEmpty }.map { ($0.key, $0.value) }
    }

    /// Signs a letter.
    func sign(
        _ changes: [String: String] = [:], cookies: String? = nil
    ) async throws -> (id: ID<Commendation>, code: String) {
        let id = club.house.ids.next(Commendation.self)
        let answer = try await club.post(
            CommendationController.Routes.write(), Self.fields(id, changes), cookies: cookies ?? author.cookies)
        try #require(answer.status == .seeOther)
        return (id, try await record(id).code)
    }

    func record(_ id: ID<Commendation>) async throws -> CommendationRecord {
        let record = try await club.house.database.read { db in try CommendationRepository.find(id, in: db) }
        return try #require(record)
    }

    /// The page of a code, as a stranger sees it.
    func page(_ code: String, language: String = "fr") async throws -> TestResponse {
        try await club.get(LetterController.Routes.letter(code), language: language)
    }

    /// Asks for a code for a letter: the browser's cookie, and the code if one was mailed.
    func ask(_ code: String, cookies: String? = nil) async throws -> (cookies: String, code: String?) {
        let before = try await club.mails().count
        let answer = try await club.post(SubjectController.Routes.send(code), cookies: cookies)
        let mails = try await club.mails()
        let subject = mails.count > before ? mails.first?.subject : nil
        return (answer.cookies, subject.map { String($0.prefix(9)) })
    }

    /// Opens a letter as whom it is about does, and gives the browser's cookie.
    func claim(_ code: String) async throws -> String {
        let asked = try await ask(code)
        let typed = try #require(asked.code)
        let answer = try await club.post(
            SubjectController.Routes.check(code), [("code", typed)], cookies: asked.cookies)
        try #require(answer.status == .seeOther)
        return asked.cookies
    }

    /// What people were told about letters: message keys by reader, in order.
    func told(_ person: ID<Person>) async throws -> [String] {
        try await club.house.database.read { db in
            try db.rows(
                "SELECT message FROM notices WHERE person_id = \(person) AND kind = 'commendation' ORDER BY id"
            ).map { try $0.get("message") }
        }
    }

    /// Every text of every table that holds people's words, to look for what must be gone.
    func everything() async throws -> String {
        try await club.house.database.read { db in
            var all = ""
            for table in [
                "commendations", "commendation_codes", "notices", "outbox_messages", "people", "companies",
                "memberships", "club_keys",
            ] {
                for row in try db.rows("SELECT * FROM \(unsafe: table)") {
                    all += row.values.map { String(describing: $0) }.joined(separator: "|") + "\n"
                }
            }
            return all
        }
    }

    /// A session of the author's that lives now, for a clock that has moved.
    func session() async throws -> String {
        try await ClubBuilder(house: club.house).session(of: author)
    }

    /// Does what the clock does at a moment.
    func chores(at due: Instant) async throws {
        try await club.house.database.write { db in
            for job in Chores.jobs(club.house) {
                if case .transaction(let work) = job.work { try work(db, due) }
            }
        }
    }
}
