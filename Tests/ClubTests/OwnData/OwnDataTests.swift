import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct OwnDataTests {
    typealias Routes = OwnDataController.Routes

    @Test(arguments: TestEngine.allCases)
    func `Every list opens as a table, in each language, and all of them stand in the whole`(
        engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let random = try await RandomClub.make(club, seed: 2)
            let seat = random.seats[0].seated
            for language in Language.allCases {
                try await club.house.database.write { db in
                    try db.execute("UPDATE people SET language = \(language.rawValue) WHERE id = \(seat.person)")
                }
                for name in OwnSheet.Name.allCases {
                    let file = try await club.get(Routes.sheet(name), cookies: seat.cookies)

                    #expect(file.status == .ok, "\(name)")
                    #expect(file.text.unicodeScalars.first == "\u{FEFF}", "\(name)")
                    #expect(!file.text.contains("data."), "\(name) in \(language)")
                }
            }

            let whole = try await club.get(Routes.everything(), cookies: seat.cookies)

            #expect(whole.headers[.contentType]?.hasPrefix("application/json") == true)
            for name in OwnSheet.Name.allCases { #expect(whole.text.contains("\"\(name.rawValue)\":["), "\(name)") }
            #expect(whole.text.contains(seat.email))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A contact is in the files of the two parties and in nobody else's`(engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            try await build.referral(at: .contacted)
            for (seat, may) in [(build.giver, true), (build.receiver, true), (build.third, false)] {
                for path in [Routes.sheet(.referrals), Routes.everything()] {
                    let text = try await club.get(path, cookies: seat.cookies).text
                    #expect(text.contains(ReferralBuilder.prospect) == may)
                    #expect(text.contains("661234567") == may)
                }
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `A contact the giver took back is no longer in the receiver's files`(engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            try await build.referral(at: .withdrawn)

            let given = try await club.get(Routes.everything(), cookies: build.giver.cookies).text
            let received = try await club.get(Routes.everything(), cookies: build.receiver.cookies).text

            #expect(given.contains(ReferralBuilder.prospect))
            #expect(!received.contains(ReferralBuilder.prospect) && !received.contains("661234567"))
        }
    }

    @Test func `No cell runs as a formula`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await ReferralBuilder(club)
            try await club.house.database.write { db in
                try db.execute(
                    "UPDATE memberships SET offers = \("=HYPERLINK(1)") WHERE id = \(build.giver.membership)")
            }

            let text = try await club.get(Routes.sheet(.profile), cookies: build.giver.cookies).text

            #expect(text.contains("'=HYPERLINK(1)"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `No amount of a deal reaches anyone but its two sides, whatever their role and the page`(
        engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await ReferralBuilder(club)
            let id = try await build.referral(at: .won, amount: 765_432_100)
            let before = build.now - .days(7)
            try await club.house.database.write { db in
                try db.execute("UPDATE deals SET confirmed_at = \(before) WHERE referral_id = \(id)")
            }
            let builder = ClubBuilder(house: club.house)
            let others = [
                build.third, try await builder.seat(11), try await builder.seat(12, status: .candidate),
                try await builder.seat(13, status: .suspended),
                try await builder.seat(14, mandates: [Mandate(role: .treasurer, branch: ClubBuilder.casablanca)]),
                try await builder.seat(15, mandates: [Mandate(role: .secretary, branch: nil)]),
                try await builder.seat(16, mandates: [Mandate(role: .administrator, branch: nil)]),
            ]
            let shown = ["7\u{202F}654\u{202F}321", "7654321", "765432100", "7,654,321"]
            func sees(_ seat: ClubBuilder.Seated, _ path: URLPath) async throws -> Bool {
                let text = try await club.get(path, cookies: seat.cookies).text
                return shown.contains { text.contains($0) }
            }

            let own = [
                WorthController.Routes.own(), StatementController.Routes.page(), Routes.sheet(.deals),
                Routes.everything(),
            ]
            let all = [
                WorthController.Routes.club(), WorthController.Routes.club().query("year", "2026"),
                WorthController.Routes.club().query("trade", "C"),
                WorthController.Routes.branch(ClubBuilder.casablanca),
                WorthController.Routes.branch(ClubBuilder.casablanca).query("trade", "C"),
            ]
            for side in [build.giver, build.receiver] {
                // A total that is wholly theirs tells them nothing.
                for path in own + all { #expect(try await sees(side, path), "\(path)") }
            }
            for other in others {
                for path in own + all { #expect(try await !sees(other, path), "\(other.email) \(path)") }
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Every table that names a person or a seat is in the whole, or said to be left out`(
        engine: TestEngine
    ) async throws {
        try await withDatabase(engine, migrations: Schema.migrations) { database in
            let columns = try await database.read { db in
                let query: SQL =
                    engine == .sqlite
                    ? """
                    SELECT t.name AS table_name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
                    WHERE t.type = 'table' AND (c.name = 'person_id' OR c.name = 'membership_id')
                    """
                    : """
                    SELECT table_name FROM information_schema.columns
                    WHERE table_schema = current_schema() AND column_name IN ('person_id', 'membership_id')
                    """
                return Set(try db.rows(query).map { try $0.get("table_name", as: String.self) })
            }
            // Codes and doors are secrets, of which only a hash is kept; search terms repeat the profile.
            let leftOut: Set = ["calendar_feeds", "sign_in_codes", "unsubscribe_doors", "search_terms"]
            let texts = OwnSheet.Name.allCases.map { "\(OwnSheet.of($0, ID(rawValue: 1)).query)" }.joined()

            for table in columns.subtracting(leftOut) {
                #expect(texts.contains(table), "\(table)")
            }
        }
    }
}
