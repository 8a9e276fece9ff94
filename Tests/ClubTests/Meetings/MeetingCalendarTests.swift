import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct MeetingCalendarTests {
    typealias Routes = MeetingController.Routes
    typealias Branches = BranchCalendarController.Routes

    /// With a sender, as mails need one.
    static let mail = ["SMTP_URL": "smtp://127.0.0.1:1", "SMTP_FROM": "club@club.example"]

    private struct Letter {
        var recipient: String
        var calendar: String?
        var subject: String
        var nextAt: Instant
    }

    private static func letters(_ club: ClubHarness) async throws -> [Letter] {
        try await club.house.database.read { db in
            try db.rows(
                """
                SELECT recipient, calendar, subject, next_attempt_at FROM outbox_messages
                WHERE kind = 'meeting' ORDER BY id
                """
            ).map { row in
                Letter(
                    recipient: try row.get("recipient"), calendar: try row.get("calendar"),
                    subject: try row.get("subject"), nextAt: try row.get("next_attempt_at"))
            }
        }
    }

    private static func lines(_ text: String?) -> [String] {
        (text ?? "").replacing("\r\n ", with: "").split(separator: "\r\n").map(String.init)
    }

    private static func address(_ answer: TestResponse) throws -> String {
        let parts = answer.text.split(separator: "/calendars/", maxSplits: 1)
        return "/calendars/" + String(try #require(parts.last).prefix { $0 != "\"" })
    }

    @Test(arguments: TestEngine.allCases)
    func `Who comes gets the invitation, then its change, then its cancellation, for one entry`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine, settings: Self.mail) { club in
            let build = try await MeetingBuilder(club)
            let id = try await build.call()
            try await build.answer(id, build.members[0], .coming)
            try await build.answer(id, build.members[1], .maybe)
            try await build.answer(id, build.members[2], .declined)
            _ = try await club.post(
                Routes.change(id), build.form(id, ["place": "Au siège"], version: 1), cookies: build.host.cookies)
            try await build.answer(id, build.members[1], .declined)
            _ = try await club.post(Routes.cancel(id), cookies: build.host.cookies)

            let letters = try await Self.letters(club)

            let methods = letters.map { Self.lines($0.calendar).first { $0.hasPrefix("METHOD:") } ?? "" }
            #expect(
                methods == [
                    "METHOD:REQUEST", "METHOD:REQUEST", "METHOD:REQUEST", "METHOD:REQUEST", "METHOD:CANCEL",
                    "METHOD:CANCEL",
                ])
            let first = letters.indices.filter { letters[$0].recipient == letters[0].recipient }
            #expect(first.count == 3)
            let sequences = first.map { index in
                Self.lines(letters[index].calendar).first { $0.hasPrefix("SEQUENCE:") }
            }
            #expect(sequences == ["SEQUENCE:0", "SEQUENCE:1", "SEQUENCE:2"])
            for letter in letters {
                let lines = Self.lines(letter.calendar)
                #expect(lines.contains { $0.hasPrefix("UID:meeting-\(id)@") })
                #expect(lines.contains { $0.hasPrefix("ORGANIZER") && $0.hasSuffix("mailto:club@club.example") })
                #expect(lines.filter { $0.hasPrefix("ATTENDEE") }.count == 1)
            }
            #expect(Self.lines(letters[0].calendar).contains { $0.contains("PARTSTAT=ACCEPTED") })
            #expect(Self.lines(letters[1].calendar).contains { $0.contains("PARTSTAT=TENTATIVE") })
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `No such mail leaves in quiet hours, nor to those who want none`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine, settings: Self.mail) { club in
            let build = try await MeetingBuilder(club)
            let id = try await build.call()
            let silent = build.members[1]
            try await club.house.database.write { db in
                try db.execute(
                    "INSERT INTO notice_paces (person_id, kind, pace) VALUES (\(silent.person), 'meeting', 'never')")
            }
            // Eleven in the evening.
            club.time.advance(by: .hours(13))
            for member in [build.members[0], silent] { try await build.answer(id, member, .coming) }

            let letters = try await Self.letters(club)

            #expect(letters.count == 1)
            // Seven the next morning.
            #expect(letters.first?.nextAt == ClubHarness.start + .hours(21))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `One's feed has one's meetings, cancelled ones as such, and no others`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club)
            let (member, none) = (build.members[0], build.members[1])
            let coming = try await build.call()
            let off = try await build.call(["title": "Atelier", "day": "2026-11-27"])
            let other = try await build.call(["title": "Sans moi", "day": "2026-11-28"])
            try await build.answer(coming, member, .maybe)
            try await build.answer(off, member, .coming)
            _ = try await club.post(Routes.cancel(off), cookies: build.host.cookies)
            let own = try Self.address(
                try await club.post(DealController.Routes.openCalendar(), cookies: member.cookies))
            let empty = try Self.address(
                try await club.post(DealController.Routes.openCalendar(), cookies: none.cookies))

            let feed = try await club.send(.get, own).text
            let nothing = try await club.send(.get, empty).text

            let lines = Self.lines(feed)
            #expect(lines.filter { $0 == "BEGIN:VEVENT" }.count == 2)
            #expect(lines.contains("DTSTART;TZID=Africa/Casablanca:20261126T083000"))
            #expect(lines.contains("STATUS:TENTATIVE") && lines.contains("STATUS:CANCELLED"))
            #expect(lines.filter { $0 == "BEGIN:VTIMEZONE" }.count == 1)
            #expect(!feed.contains("Sans moi") && !feed.contains("\(other)"))
            #expect(!nothing.contains("BEGIN:VEVENT"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A branch's feed has its meetings and the club's; its bureau alone makes, replaces and closes it`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await MeetingBuilder(club)
            let id = try await build.call()
            let plenary = try await build.call(["branch": "", "audience": "club", "title": "Plénière"])
            try await build.answer(id, build.members[0], .substitute, substitute: "Aya Nouri")
            let branch = Branches.open(ClubBuilder.casablanca)

            let opened = try await club.post(branch, cookies: build.host.cookies)
            let address = try Self.address(opened)
            let feed = try await club.send(.get, address).text
            let again = try await club.get(Branches.all(), cookies: build.host.cookies).text
            let refused = [
                try await club.post(branch, cookies: build.members[0].cookies).status.code,
                try await club.post(
                    Branches.open(ClubBuilder.rabat), cookies: build.host.cookies
                ).status.code,
            ]
            let second = try Self.address(try await club.post(branch, cookies: build.president.cookies))
            let replaced = try await club.send(.get, address).status.code
            _ = try await club.post(Branches.close(ClubBuilder.rabat), cookies: build.host.cookies)
            let open = try await club.send(.get, second).status.code
            _ = try await club.post(Branches.close(ClubBuilder.casablanca), cookies: build.host.cookies)
            let closed = try await club.send(.get, second).status.code

            #expect(feed.contains("meeting-\(id)@") && feed.contains("meeting-\(plenary)@"))
            #expect(!feed.contains("Aya") && !feed.contains("Numéro"))
            #expect(!again.contains(address))
            #expect(refused == [404, 404])
            #expect([replaced, open, closed] == [404, 200, 404])
            for garbage in ["x", String(repeating: "A", count: 43), "%00", "..%2F..%2Fetc"] {
                #expect(try await club.send(.get, "/calendars/branches/" + garbage).status.code == 404, "\(garbage)")
            }
        }
    }
}
