import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct StatementTests {
    @Test(arguments: TestEngine.allCases)
    func `A statement sets what the club brought against the dues`(engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            let id = try await build.referral(at: .won, amount: 8_400_000)
            let (giver, receiver) = (build.giver, build.receiver)
            try await club.house.database.write { db in
                try db.execute("UPDATE deals SET confirmed_at = \(build.now) WHERE referral_id = \(id)")
                try db.execute(
                    """
                    UPDATE memberships SET dues_minor = 300000, dues_settled = 1 WHERE id = \(receiver.membership)
                    """
                )
            }
            let path = StatementController.Routes.page()

            let mine = try await club.get(path, cookies: receiver.cookies).text
            let theirs = try await club.get(path, cookies: giver.cookies).text
            let third = try await club.get(path, cookies: build.third.cookies).text

            // 84,000 dirhams for dues of 3,000: the receiver reads Arabic.
            #expect(mine.contains("84\u{202F}000") && mine.contains("2\u{202F}800") && mine.contains("Bennani"))
            #expect(theirs.contains("84\u{202F}000") && theirs.contains("Lahlou"))
            #expect(!third.contains("84\u{202F}000"))
        }
    }

    @Test func `A year to come and nonsense have no statement; an empty year says so`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await ReferralBuilder(club)
            func status(_ year: String) async throws -> HTTPResponse.Status {
                let path = StatementController.Routes.page().query("year", year)
                return try await club.get(path, cookies: build.giver.cookies).status
            }

            let empty = try await club.get(
                StatementController.Routes.page().query("year", "2020"), cookies: build.giver.cookies)

            #expect(try await status("2027") == .notFound)
            #expect(try await status("99999999999999999999") == .ok)
            #expect(empty.text.contains("Rien à relever"))
        }
    }

    @Test(arguments: Language.allCases)
    func `A statement is drawn on paper in each language`(language: Language) async throws {
        try await ClubHarness.run(.sqlite) { club in
            let random = try await RandomClub.make(club, seed: 6)
            let seat = random.seats[0].seated
            try await club.house.database.write { db in
                try db.execute("UPDATE people SET language = \(language.rawValue) WHERE id = \(seat.person)")
            }

            let file = try await club.get(
                StatementController.Routes.file().query("year", "2026"), cookies: seat.cookies)

            #expect(file.status == .ok)
            #expect(file.headers[.contentType] == "application/pdf")
            #expect(file.text.utf8.starts(with: "%PDF-".utf8) && file.text.utf8.count > 5_000)
            #expect(file.headers[.contentDisposition]?.contains("-2026.pdf") == true)
        }
    }

    @Test func `The share for each hundred of dues needs dues and business, and does not overflow`() {
        var totals = OwnTotals()
        func share(_ dues: Int64?, _ signed: Int64) -> Int64? {
            let holder = YearStatement.Holder(
                name: "", company: "", branch: "", joinedOn: nil, duesMinor: dues, isSettled: false)
            let today = CivilDate(year: 2026, month: 11, day: 23) ?? .earliest
            var statement = YearStatement(holder, OwnWorth(), year: 2026, today: today)
            totals.signedMinor = signed
            statement.totals = totals
            return statement.perHundred
        }

        #expect(share(300_000, 8_400_000) == 280_000)
        #expect(share(nil, 8_400_000) == nil)
        #expect(share(0, 8_400_000) == nil)
        #expect(share(300_000, 0) == nil)
        #expect(share(300_000, .max) == nil)
    }
}
