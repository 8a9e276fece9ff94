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

@Suite struct OpportunityFindingTests {
    typealias Routes = OpportunityController.Routes

    @Test(arguments: TestEngine.allCases)
    func `A search finds across spellings and scripts`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await OpportunityBuilder(club)
            try await build.publish(["title": "Imprimerie de boîtes en carton", "words": "À livrer à Tanger"])
            try await build.publish(["title": "نبحث عن نجار لمكاتب جديدة", "words": "", "division": "", "region": ""])

            for (query, mark) in [
                ("boite", "Imprimerie"), ("BOÎTES", "Imprimerie"), ("cartons", "Imprimerie"), ("impri", "Imprimerie"),
                ("مطبعة", "Imprimerie"), ("printer", "Imprimerie"), ("طنجة", "Imprimerie"), ("Tangier", "Imprimerie"),
                ("الدار البيضاء", "Imprimerie"), ("menuiserie", "نجار"), ("carpenter", "نجار"), ("النجار", "نجار"),
            ] {
                let page = try await club.get(Routes.list().query("q", query), cookies: build.far.cookies).text
                #expect(page.contains(mark), "\(query)")
            }
            for query in ["boulangerie", "Salma", "Bennani", "Atelier 1", "zzz"] {
                let page = try await club.get(Routes.list().query("q", query), cookies: build.far.cookies).text
                #expect(!page.contains("Imprimerie de") && !page.contains("نجار"), "\(query)")
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Filters stand in the address, alone and with a search`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await OpportunityBuilder(club)
            try await build.publish(["title": "Marqueun"])
            try await build.publish([
                "title": "Marquedeux", "side": "offer", "kind": "hiring", "division": "41", "region": "MA-04",
            ])
            try await build.publish(["title": "Marquetrois", "division": "", "region": ""])
            let closed = try await build.publish(["title": "Marquequatre"])
            _ = try await club.post(Routes.close(closed), [("outcome", "given_up")], cookies: build.author.cookies)
            let expected: [([(String, String)], Set<String>)] = [
                ([], ["un", "deux", "trois"]), ([("side", "need")], ["un", "trois"]), ([("side", "offer")], ["deux"]),
                ([("kind", "hiring")], ["deux"]), ([("division", "18")], ["un"]), ([("division", "41")], ["deux"]),
                ([("region", "MA-06")], ["un", "trois"]), ([("region", "MA-04")], ["deux", "trois"]),
                ([("state", "ended")], ["quatre"]), ([("state", "any")], ["un", "deux", "trois", "quatre"]),
                ([("scope", "mine")], ["un", "deux", "trois", "quatre"]),
                ([("scope", "mine"), ("state", "open")], ["un", "deux", "trois"]),
                (
                    [("side", "x"), ("kind", "y"), ("division", "z"), ("region", "q"), ("after", "1.2.3")],
                    ["un", "deux", "trois"]
                ),
                ([("side", "need"), ("q", "carton")], ["un", "trois"]),
                ([("kind", "hiring"), ("q", "carton")], ["deux"]),
                ([("state", "ended"), ("q", "carton")], ["quatre"]),
            ]

            for (query, marks) in expected {
                let path = query.reduce(Routes.list()) { $0.query($1.0, $1.1) }
                let page = try await club.get(path, cookies: build.author.cookies).text
                let shown = Set(["un", "deux", "trois", "quatre"].filter { page.contains("Marque" + $0) })
                #expect(shown == marks, "\(path)")
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Pages follow each other without a gap, though more is published meanwhile`(_ engine: TestEngine)
        async throws
    {
        try await ClubHarness.run(engine) { club in
            let build = try await OpportunityBuilder(club)
            let (author, house, now) = (build.author.membership, club.house, build.now)
            try await house.database.write { db in
                for number in 0..<47 {
                    let new = NewOpportunity(
                        id: house.ids.next(), side: .need, kind: .purchase, title: "Titre \(number)", words: "",
                        division: nil, region: nil, budget: nil, visibility: .club,
                        closesOn: house.today().adding(days: 9))
                    // Many in the same millisecond: the key decides between them.
                    let at = now + .milliseconds(number / 10)
                    _ = try OpportunityRepository.publish(new, from: author, step: house.ids.next(), at: at, in: db)
                }
            }
            let viewer = build.viewer(build.other)
            var filter = OpportunityFilter()
            var seen: [ID<Opportunity>] = []

            repeat {
                let view = filter
                let page = try await house.database.read { db in try OpportunityRepository.page(view, viewer, in: db) }
                seen += page.opportunities.map(\.id)
                filter.after = page.next
                club.time.advance(by: .seconds(1))
                try await build.publish(["title": "Nouveau"])
            } while filter.after != nil

            #expect(seen.count == 47)
            #expect(Set(seen).count == 47)
            let first = try await club.get(Routes.list(), cookies: build.other.cookies).text
            #expect(first.contains("rel=\"next\""))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Matching reads all that is open, and the club what nobody answered`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await OpportunityBuilder(club)
            let need = try await build.publish()
            let urgent = try await build.publish(["closes_on": club.house.today().adding(days: 2).isoText])
            let offer = try await build.publish(["side": "offer"])
            let branch = try await build.publish(["visibility": "branch"])
            let answered = try await build.publish()
            try await build.answer(answered)
            let closed = try await build.publish()
            _ = try await club.post(Routes.close(closed), [("outcome", "elsewhere")], cookies: build.author.cookies)
            let gone = try await build.publish(by: build.far)
            try await club.house.database.write { db in
                try db.execute("UPDATE memberships SET status = 'left' WHERE id = \(build.far.membership)")
            }

            try await club.house.database.read { db in
                let open = try OpportunityRepository.open(in: db)
                #expect(Set(open.map(\.id)) == [need, urgent, offer, branch, answered])
                let one = try #require(open.first { $0.id == need })
                #expect(one.member == build.author.membership && one.person == build.author.person)
                #expect(one.branch == ClubBuilder.casablanca && one.side == .need && one.kind == .purchase)
                #expect(one.division == "18" && one.region == .casablancaSettat)
                #expect(one.text == OpportunityBuilder.title + "\n" + OpportunityBuilder.words)
                #expect(try OpportunityRepository.open(side: .offer, in: db).map(\.id) == [offer])
                #expect(try OpportunityRepository.open(changedSince: build.now + .seconds(1), in: db).isEmpty)
                #expect(try OpportunityRepository.unanswered(limit: 10, in: db).map(\.id) == [urgent, need])
                #expect(
                    try OpportunityRepository.unanswered(branch: ClubBuilder.casablanca, limit: 10, in: db)
                        .map(\.id) == [urgent, need, branch])
                #expect(try OpportunityRepository.unanswered(branch: ClubBuilder.rabat, limit: 10, in: db).isEmpty)
                #expect(try OpportunityRepository.unanswered(limit: 1, in: db).map(\.id) == [urgent])
            }
            #expect(try await build.status(gone) == .open)
        }
    }
}
