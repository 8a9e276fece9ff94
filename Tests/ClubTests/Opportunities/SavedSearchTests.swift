import Chronology
import HTTPTypes
import HummingbirdTesting
import Jobs
import Localization
import Morocco
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct SavedSearchTests {
    typealias Routes = SavedSearchController.Routes

    @discardableResult
    static func keep(
        _ build: OpportunityBuilder, _ seat: ClubBuilder.Seated, _ fields: [(String, String)], name: String = "Veille"
    ) async throws -> ID<SavedSearch> {
        let key = build.club.house.ids.next(SavedSearch.self)
        let kept = try await build.club.post(
            Routes.keep(), [("key", key.description), ("name", name)] + fields, cookies: seat.cookies)
        #expect(kept.status == .seeOther, "\(fields)")
        return key
    }

    @Test(arguments: TestEngine.allCases)
    func `Who keeps a search is told of what meets it, once, and of nothing else`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await OpportunityBuilder(club)
            let meeting: [[(String, String)]] = [
                [("q", "boîtes")], [("q", "boite")], [("q", "imprimerie")], [("q", "مطبعة")], [("q", "printing")],
                [("side", "need")], [("kind", "purchase")], [("division", "18")], [("region", "MA-06")],
                [("q", "carton"), ("side", "need"), ("kind", "purchase"), ("division", "18"), ("region", "MA-06")],
            ]
            let missing: [[(String, String)]] = [
                [("q", "transport")], [("q", "boîtes métalliques")], [("side", "offer")], [("kind", "hiring")],
                [("division", "41")], [("region", "MA-04")], [("q", "boîtes"), ("side", "offer")],
            ]
            var seats: [(fields: [(String, String)], seat: ClubBuilder.Seated, meets: Bool)] = []
            for (number, fields) in (meeting + missing).enumerated() {
                let seat = try await build.builder.seat(Int64(100 + number))
                try await Self.keep(build, seat, fields)
                seats.append((fields, seat, number < meeting.count))
            }
            try await Self.keep(build, build.author, [("side", "need")])
            // One with two searches that both meet is told once.
            try await Self.keep(build, build.other, [("side", "need")], name: "Un")
            try await Self.keep(build, build.other, [("q", "boîtes")], name: "Deux")

            let id = try await build.publish()
            _ = try await club.post(
                OpportunityController.Routes.save(id), build.form(id), cookies: build.author.cookies)

            for (fields, seat, meets) in seats {
                #expect(try await build.told(seat) == (meets ? ["found-need"] : []), "\(fields)")
            }
            #expect(try await build.told(build.other) == ["found-need"])
            #expect(try await build.told(build.author) == [], "nobody is told of their own")
            // Once changed so that it meets more searches, those are told too.
            _ = try await club.post(
                OpportunityController.Routes.save(id), build.form(id, ["words": "Avec transport"]),
                cookies: build.author.cookies)
            let transport = try #require(seats.first { $0.fields.first?.1 == "transport" })
            #expect(try await build.told(transport.seat) == ["found-need"])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Nobody is told of what they may not see, nor once they have left`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await OpportunityBuilder(club)
            let left = try await build.builder.seat(9)
            for seat in [build.other, build.far, left] { try await Self.keep(build, seat, [("side", "need")]) }
            try await club.house.database.write { db in
                try db.execute("UPDATE memberships SET status = 'suspended' WHERE id = \(left.membership)")
            }

            try await build.publish(["visibility": "branch"])

            #expect(try await build.told(build.other) == ["found-need"])
            #expect(try await build.told(build.far) == [])
            #expect(try await build.told(left) == [])
        }
    }

    @Test func `The mail leaves at the pace each chose`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await OpportunityBuilder(club)
            let paces: [(ClubBuilder.Seated, Notice.Pace)] = [
                (build.answerer, .atOnce), (build.other, .daily), (build.far, .never),
            ]
            for (seat, pace) in paces {
                try await Self.keep(build, seat, [("side", "need")])
                try await club.house.database.write { db in
                    try NoticePaces.set(pace, of: .search, for: seat.person, in: db)
                }
            }
            let gather = { @Sendable in
                let due = club.time.now()
                try await club.house.database.write { db in
                    try NoticeGathering(notices: club.house.notices).run(due: due, in: db)
                }
                return try await club.house.database.read { db in
                    try db.rows("SELECT recipient FROM outbox_messages ORDER BY id").map {
                        try $0.get("recipient", as: String.self)
                    }
                }
            }

            try await build.publish()
            let soon = try await gather()
            club.time.advance(by: .days(1))
            let nextDay = try await gather()

            #expect(soon == [build.answerer.email])
            #expect(nextDay == [build.answerer.email, build.other.email])
            #expect(try await build.told(build.far) == ["found-need"], "Home tells all the same")
        }
    }

    @Test func `A search is kept once, listed and removed by its owner alone`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await OpportunityBuilder(club)
            let id = try await Self.keep(build, build.other, [("q", "boîtes"), ("side", "need")], name: "Mes boîtes")
            let form = [("key", id.description), ("name", "Mes boîtes"), ("q", "boîtes")]

            let again = try await club.post(Routes.keep(), form, cookies: build.other.cookies)
            let taken = try await club.post(Routes.keep(), form, cookies: build.far.cookies)
            let nothing = try await club.post(
                Routes.keep(), [("key", club.house.ids.next(SavedSearch.self).description), ("name", "Tout")],
                cookies: build.other.cookies)
            let keyless = try await club.post(Routes.keep(), [("name", "x"), ("q", "y")], cookies: build.other.cookies)
            let own = try await club.get(Routes.all(), cookies: build.other.cookies).text
            let others = try await club.get(Routes.all(), cookies: build.far.cookies).text
            _ = try await club.post(Routes.remove(id), cookies: build.far.cookies)
            let still = try await build.count("saved_searches")
            let removed = try await club.post(Routes.remove(id), cookies: build.other.cookies)
            let twice = try await club.post(Routes.remove(id), cookies: build.other.cookies)

            #expect(again.status == .seeOther)
            #expect(taken.status == .notFound)
            #expect(nothing.status == .unprocessableContent)
            #expect(keyless.status == .badRequest)
            #expect(own.contains("Mes boîtes") && !others.contains("Mes boîtes"))
            #expect(own.contains("href=\"/opportunities?q=bo%C3%AEtes&amp;side=need\""))
            #expect(still == 1)
            #expect([removed.status, twice.status] == [.seeOther, .seeOther])
            #expect(try await build.count("saved_searches") == 0)
        }
    }

    @Test func `A member keeps at most twenty`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await OpportunityBuilder(club)
            for _ in 0..<SavedSearch.most { try await Self.keep(build, build.other, [("q", "boîtes")]) }

            let more = try await club.post(
                Routes.keep(),
                [("key", club.house.ids.next(SavedSearch.self).description), ("name", "x"), ("q", "y")],
                cookies: build.other.cookies)

            #expect(more.status == .unprocessableContent)
            #expect(try await build.count("saved_searches") == SavedSearch.most)
        }
    }

    @Test func `Telling a thousand takes a handful of statements`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await OpportunityBuilder(club)
            try await club.house.database.write { db in
                for number in 0..<1_000 {
                    let (person, seat) = (Int64(20_000 + number), Int64(30_000 + number))
                    try db.execute(
                        """
                        INSERT INTO people (id, given_name, family_name, language, created_at, changed_at)
                        VALUES (\(person), 'A', 'B', 'fr', 0, 0)
                        """)
                    try db.execute(
                        """
                        INSERT INTO memberships (id, person_id, company_id, branch_id, status, created_at, changed_at)
                        VALUES (\(seat), \(person), \(build.author.company), \(ClubBuilder.rabat), 'active', 0, 0)
                        """)
                    try db.execute(
                        """
                        INSERT INTO saved_searches (id, owner_id, name, words, created_at)
                        VALUES (\(seat), \(seat), 'x', \(number % 2 == 0 ? "boîtes" : "camions"), 0)
                        """)
                }
            }

            try await build.publish()

            #expect(try await build.count("notices") == 500)
        }
    }
}
