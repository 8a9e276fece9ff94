import Chronology
import Persistence
import TestSupport
import Testing

@testable import Club

@Suite struct DealReminderTests {
    /// Lets the clock's job run as if the day were so many days after the due date, 19 January 2027 at noon.
    private static func run(_ build: DealBuilder, _ days: Int) async throws {
        let house = build.club.house
        let dueOn = CivilDate(isoText: "2027-01-19") ?? .earliest
        let now = house.zone.start(of: dueOn.adding(days: days)) + .hours(12)
        let reminders = DealReminders(notices: house.notices, zone: house.zone)
        try await house.database.write { db in try reminders.run(due: now, in: db) }
    }

    private static func sent(_ build: DealBuilder, _ seat: ClubBuilder.Seated) async throws -> [String] {
        try await build.notices(seat).filter { $0.hasPrefix("due-") }
    }

    @Test(arguments: TestEngine.allCases)
    func `Both are reminded before, on and after the day, each once`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DealBuilder(club)
            try await build.signed()
            try await build.declared(2)

            for day in [-30, -8, -7, -7, -6, -1, 0, 0, 3, 6, 7, 8, 60] { try await Self.run(build, day) }

            for seat in [build.salma, build.hicham] {
                #expect(try await Self.sent(build, seat) == ["due-before", "due-at", "due-after"])
            }
            let mails = try await build.referrals.mails().filter { $0.to == build.salma.email }
            #expect(mails.count == 4)
            #expect(mails.allSatisfy { !$0.text.contains("12") || !$0.text.contains("500") })
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `No leap of the clock sends a reminder twice, late or out of order`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DealBuilder(club)
            try await build.signed()

            try await Self.run(build, -5)
            // Forward over the day, back before it, years ahead with the notices forgotten meanwhile, and back again.
            for day in [20, -5, 0, 1, 900] { try await Self.run(build, day) }
            let sent = try await Self.sent(build, build.salma)
            try await club.house.database.write { db in try db.execute("DELETE FROM notices") }
            for day in [901, -5, 0, 9] { try await Self.run(build, day) }

            #expect(sent == ["due-before", "due-after"])
            #expect(try await Self.sent(build, build.salma).isEmpty)
            try await build.expectSound()
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Who said what became of it is left in peace, and a new day reminds anew`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await DealBuilder(club)
            let (one, two, three) = (try await build.signed(1), try await build.signed(2), try await build.signed(3))
            _ = try await build.say(one, paidOn: "2026-11-23", key: 11, by: build.salma)
            for seat in [build.salma, build.hicham] {
                let key: Int64 = seat.membership == build.salma.membership ? 12 : 13
                _ = try await build.say(two, paidOn: "2026-11-23", key: key, by: seat)
            }

            try await Self.run(build, -5)
            _ = try await build.correct(three, version: 1, amount: "12 500", key: 4, days: "120", by: build.salma)
            _ = try await build.answer(three, "accept", number: 2, by: build.hicham)
            try await Self.run(build, -4)
            let before = try await Self.sent(build, build.salma)
            try await Self.run(build, 55)

            #expect(before == ["due-before"])
            #expect(try await Self.sent(build, build.salma) == ["due-before", "due-before"])
            #expect(
                try await Self.sent(build, build.hicham) == ["due-before", "due-before", "due-after", "due-before"])
        }
    }
}
