import Chronology
import HTTPTypes
import HummingbirdTesting
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

@Suite struct OneToOnePrivacyTests {
    typealias Routes = OneToOneController.Routes

    @Test(arguments: TestEngine.allCases)
    func `For a third member it does not exist, whatever they ask`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await OneToOneBuilder(club)
            let id = try await build.taken()
            let cookies = build.karim.cookies

            for path in [Routes.one(id), Routes.sheet(id), Routes.calendar(id)] {
                #expect(try await club.get(path, cookies: cookies).status == .notFound, "\(path)")
            }
            let acts: [(path: URLPath, fields: [(String, String)])] = [
                (Routes.take(id), [("position", "1"), ("round", "1")]),
                (Routes.times(id), OneToOneBuilder.others + [("round", "1")]),
                (Routes.place(id), OneToOneBuilder.place), (Routes.decline(id), []), (Routes.callOff(id), []),
                (Routes.account(id), [("account", "held")]),
            ]
            for (path, fields) in acts {
                #expect(try await club.post(path, fields, cookies: cookies).status == .notFound, "\(path)")
            }
            // The key of another's, sent with a form of one's own.
            #expect(try await build.propose(1, by: build.karim, to: build.hicham).status == .notFound)
            for route in club.router where route.method == .get && !route.pattern.contains("{") {
                guard route.pattern != ReferralController.Routes.events.pattern else { continue }
                let text = try await club.send(.get, route.pattern, cookies: cookies).text
                #expect(!text.contains("Café de la Poste") && !text.contains(OneToOneBuilder.note), "\(route.pattern)")
            }
            #expect(try await build.state(id) == .taken)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The sheet shows of the other what their page would, and no amount but those of the two`(
        _ engine: TestEngine
    ) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await OneToOneBuilder(club)
            let id = try await build.taken()
            try await club.house.database.write { db in
                for (seat, mark) in [(build.salma, "salma"), (build.hicham, "hicham")] {
                    try db.execute(
                        """
                        UPDATE memberships SET offers = \("offre-" + mark), needs = \("besoin-" + mark)
                        WHERE id = \(seat.membership)
                        """
                    )
                    try db.execute("UPDATE companies SET city = \("ville-" + mark) WHERE id = \(seat.company)")
                }
                try AudienceColumns.save(
                    [.needs: .me, .city: .bureau], isPublic: false, of: build.hicham.membership, in: db)
                let deals: [(Int64, ClubBuilder.Seated, ClubBuilder.Seated, Int64)] = [
                    (1, build.salma, build.hicham, 123_450_00),
                    (2, build.karim, build.hicham, 765_430_00), (3, build.karim, build.salma, 987_650_00),
                ]
                for (number, seller, other, amount) in deals {
                    try db.execute(
                        """
                        INSERT INTO deals (id, amount_minor, currency, signed_on, declared_at, confirmed_at, seller_id,
                                           other_id, stated_by_id, changed_at)
                        VALUES (\(number), \(amount), 'MAD', '2026-11-02', 1, 2, \(seller.membership),
                                \(other.membership), \(seller.membership), 2)
                        """
                    )
                }
            }

            let own = try await club.get(Routes.sheet(id), cookies: build.salma.cookies).text
            let other = try await club.get(Routes.sheet(id), cookies: build.hicham.cookies).text

            #expect(own.contains("offre-hicham") && own.contains("besoin-salma"))
            #expect(!own.contains("besoin-hicham") && !own.contains("ville-hicham"))
            #expect(other.contains("besoin-hicham") && other.contains("besoin-salma"))
            for text in [DealBuilder.bare(own), DealBuilder.bare(other)] {
                #expect(text.contains("123450"))
                #expect(!text.contains("765430") && !text.contains("987650"))
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `The calendar address names the other alone; one's own file says where`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await OneToOneBuilder(club)
            let id = try await build.taken()
            let opened = try await club.post(DealController.Routes.openCalendar(), cookies: build.salma.cookies).text
            let token = String(opened.split(separator: "/calendars/", maxSplits: 1)[1].prefix { $0 != "\"" })

            let feed = try await club.get(DealController.Routes.feed(token)).text.replacing("\r\n ", with: "")
            let file = try await club.get(Routes.calendar(id), cookies: build.salma.cookies)
            let text = file.text.replacing("\r\n ", with: "")

            for lines in [feed, text].map({ $0.split(separator: "\r\n").map(String.init) }) {
                #expect(lines.contains("SUMMARY:Tête-à-tête avec Hicham Lahlou"))
                #expect(lines.contains("DTSTART:20261127T090000Z") && lines.contains("DTEND:20261127T094500Z"))
                #expect(lines.contains { $0.hasPrefix("UID:one-to-one-\(id)@") })
            }
            #expect(!feed.contains("LOCATION") && !feed.contains("Café"))
            #expect(text.contains("Café de la Poste\\, Rabat"))
            #expect(file.headers[.contentType] == "text/calendar; charset=utf-8")
            _ = try await club.post(Routes.callOff(id), cookies: build.hicham.cookies)
            #expect(try await !club.get(DealController.Routes.feed(token)).text.contains("BEGIN:VEVENT"))
            #expect(try await club.get(Routes.calendar(id), cookies: build.salma.cookies).status == .notFound)
        }
    }

    @Test func `Hostile text is harmless on every page of a one-to-one`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await OneToOneBuilder(club)
            let hostile = "<img src=x onerror=alert(1)>\"\u{200D} autofocus"
            _ = try await build.propose(1, note: hostile)
            let id = build.key(1)
            _ = try await build.take(id)
            let sheet = try await club.get(Routes.sheet(id), cookies: build.hicham.cookies)
            let link = [("way", "video"), ("place", "https://x.example/" + hostile), ("minutes", "30")]
            _ = try await club.post(Routes.place(id), link, cookies: build.salma.cookies)
            let agreed = try await build.page(id, build.hicham)
            club.time.advance(by: .days(4))
            _ = try await build.say(id, "held", by: build.salma, words: hostile)

            for answer in [sheet, agreed, try await build.page(id, build.hicham)] {
                let bytes = Array(answer.text.utf8)
                #expect(answer.status == .ok)
                #expect(!bytes.contains(Array("<img src=x".utf8)))
                #expect(!bytes.contains(Array("\"\u{200D}".utf8)))
            }
        }
    }
}
