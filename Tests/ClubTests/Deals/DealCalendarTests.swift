import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct DealCalendarTests {
    typealias Routes = DealController.Routes

    /// Opens an address and reads it off the page.
    private static func open(_ club: ClubHarness, _ seat: ClubBuilder.Seated) async throws -> String {
        let page = try await club.post(Routes.openCalendar(), cookies: seat.cookies)
        let parts = page.text.split(separator: "/calendars/", maxSplits: 1)
        return String(try #require(parts.last).prefix { $0 != "\"" })
    }

    private static func lines(_ answer: TestResponse) -> [String] {
        answer.text.replacing("\r\n ", with: "").split(separator: "\r\n").map(String.init)
    }

    @Test(arguments: TestEngine.allCases)
    func `The calendar names the other and the day, never what or how much`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DealBuilder(club)
            let id = try await build.signed()
            try await build.declared(2)
            let referral = try await build.referrals.referral(at: .won)
            _ = try await club.post(ReferralController.Routes.confirm(referral), cookies: build.salma.cookies)
            let token = try await Self.open(club, build.salma)

            let feed = try await club.get(Routes.feed(token))

            let lines = Self.lines(feed)
            #expect(feed.headers[.contentType] == "text/calendar; charset=utf-8")
            #expect(lines.filter { $0 == "BEGIN:VEVENT" }.count == 2)
            #expect(lines.contains("SUMMARY:Échéance\u{A0}: affaire avec Hicham Lahlou"))
            #expect(lines.contains("DTSTART;VALUE=DATE:20270119"))
            #expect(lines.contains("UID:deal-\(id)@localhost") || lines.contains { $0.hasPrefix("UID:deal-\(id)@") })
            #expect(lines.contains("SEQUENCE:0"))
            for secret in ["12500", "12\u{202F}500", "Mobilier", "Haddad", "84000", "Comptoir"] {
                #expect(!feed.text.contains(secret))
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A correction moves the event and raises its number; what is paid leaves`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DealBuilder(club)
            let id = try await build.signed()
            let token = try await Self.open(club, build.hicham)
            let before = Self.lines(try await club.get(Routes.feed(token)))
            try await build.wait(days: 1)
            _ = try await build.correct(id, version: 1, amount: "12 500", key: 2, days: "90", by: build.salma)
            _ = try await build.answer(id, "accept", number: 2, by: build.hicham)

            let after = Self.lines(try await club.get(Routes.feed(token)))
            for (seat, key) in [(build.salma, Int64(3)), (build.hicham, 4)] {
                _ = try await build.say(id, paidOn: "2026-11-24", version: 2, key: key, by: seat)
            }
            let paid = Self.lines(try await club.get(Routes.feed(token)))

            func value(_ name: String, _ lines: [String]) -> String? { lines.first { $0.hasPrefix(name) } }
            #expect(value("UID:", before) == value("UID:", after))
            #expect([value("SEQUENCE:", before), value("SEQUENCE:", after)] == ["SEQUENCE:0", "SEQUENCE:1"])
            #expect(value("DTSTART", after) == "DTSTART;VALUE=DATE:20270218")
            #expect(value("LAST-MODIFIED:", before) != value("LAST-MODIFIED:", after))
            // In the language of its owner.
            #expect(value("SUMMARY:", after)?.contains("صفقة مع Salma Bennani") == true)
            #expect(!paid.contains("BEGIN:VEVENT"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The address is secret, replaceable and closed with its owner's seat`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DealBuilder(club)
            try await build.signed()
            let first = try await Self.open(club, build.salma)
            let stored: Int? = try await club.house.database.read { db in
                try db.value("SELECT COUNT(*) FROM calendar_feeds WHERE token_hash = \(first)")
            }
            let page = try await club.get(Routes.calendar(), cookies: build.salma.cookies)
            let second = try await Self.open(club, build.salma)

            let replaced = try await club.get(Routes.feed(first))
            let fresh = try await club.get(Routes.feed(second))
            let forged = try await club.get(Routes.feed(String(repeating: "A", count: 43)))
            try await club.house.database.write { db in
                try db.execute("UPDATE memberships SET status = 'suspended' WHERE id = \(build.salma.membership)")
            }
            let suspended = try await club.get(Routes.feed(second))
            try await club.house.database.write { db in
                try db.execute("UPDATE memberships SET status = 'active' WHERE id = \(build.salma.membership)")
            }
            _ = try await club.post(Routes.closeCalendar(), cookies: build.salma.cookies)
            let closed = try await club.get(Routes.feed(second))

            #expect(stored == 0)
            #expect(!page.text.contains(first))
            #expect(fresh.status == .ok)
            #expect([replaced, forged, suspended, closed].allSatisfy { $0.status == .notFound })
        }
    }
}
