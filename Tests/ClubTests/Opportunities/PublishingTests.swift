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

@Suite struct OpportunityPublishingTests {
    typealias Routes = OpportunityController.Routes

    @Test(arguments: TestEngine.allCases)
    func `A form sent ten times at once publishes one opportunity`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await OpportunityBuilder(club)
            let key: ID<Opportunity> = club.house.ids.next()
            let form = build.form(key)

            let answers = try await withThrowingTaskGroup(of: String?.self) { group in
                for _ in 0..<10 {
                    group.addTask {
                        try await club.post(Routes.publish(), form, cookies: build.author.cookies).location
                    }
                }
                return try await group.reduce(into: Set<String?>()) { $0.insert($1) }
            }

            #expect(answers == [Routes.opportunity(key).query("done", "published").description])
            #expect(try await build.count("opportunities") == 1)
            #expect(try await build.steps(key) == [.published])
            #expect(try await build.broken() == [])
        }
    }

    @Test func `Nothing typed is lost and every problem is said at once`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await OpportunityBuilder(club)
            let today = club.house.today()
            let wrong: [(field: String, value: String)] = [
                ("title", ""), ("title", String(repeating: "a", count: 121)), ("kind", "gift"), ("side", ""),
                ("words", String(repeating: "b", count: 2001)), ("division", "00"), ("region", "MA-99"),
                ("budget", "much"), ("visibility", "world"), ("closes_on", "31/02/2027"),
                ("closes_on", today.adding(days: -1).isoText), ("closes_on", today.adding(days: 400).isoText),
            ]

            for (field, value) in wrong {
                let form = build.form(
                    club.house.ids.next(), ["words": "Gardé <b>"].merging([field: value]) { $1 })
                let answer = try await club.post(Routes.publish(), form, cookies: build.author.cookies)

                #expect(answer.status == .unprocessableContent, "\(field)")
                #expect(answer.text.contains("<a href=\"#\(field)\">"), "\(field)")
                #expect(field == "words" || answer.text.contains("Gardé &lt;b&gt;"), "\(field)")
            }
            let all = try await club.post(
                Routes.publish(), [("key", club.house.ids.next(Opportunity.self).description)],
                cookies: build.author.cookies)
            for field in ["side", "title", "kind", "visibility"] {
                #expect(all.text.contains("<a href=\"#\(field)\">"), "\(field)")
            }
            let keyless = try await club.post(
                Routes.publish(), build.form(club.house.ids.next(), ["key": "x"]), cookies: build.author.cookies)
            #expect(keyless.status == .badRequest)
            #expect(try await build.count("opportunities") == 0)
        }
    }

    @Test func `A public opportunity tells neither who its author is nor how to reach them`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await OpportunityBuilder(club)
            try await club.house.database.write { db in
                try db.execute(
                    "UPDATE companies SET trade_name = 'Papeteries de l’Étoile' WHERE id = \(build.author.company)")
                try db.execute(
                    """
                    INSERT INTO trademarks (id, company_id, name, folded_name, status)
                    VALUES (1, \(build.author.company), 'GRIFFONA', 'griffona', 'registered')
                    """)
            }
            let naming = [
                "Salma BENNANI cherche", "bennani salma", "papeteries de l'etoile recrute", "pour GRIFFONA",
                "Atelier 1 cherche", "écrire à x@y.example", "appeler le 06 61-23-45-67", "appeler +212 661 234567",
                "appeler ٠٦٦١٢٣٤٥٦٧", "voir www.y.example", "https://y.example/z",
            ]
            let nameless = ["Boîtes pour 200 000 - 500 000 DH", "5 000 000 000 pièces", "Salma, ville ou région"]

            for text in naming {
                let form = build.form(club.house.ids.next(), ["words": text, "visibility": "public"])
                let refused = try await club.post(Routes.publish(), form, cookies: build.author.cookies)
                #expect(refused.status == .unprocessableContent, "\(text)")
                #expect(refused.text.contains("<a href=\"#visibility\">"), "\(text)")
                let inside = build.form(club.house.ids.next(), ["words": text])
                #expect(
                    try await club.post(Routes.publish(), inside, cookies: build.author.cookies).status == .seeOther)
            }
            for text in nameless {
                let form = build.form(club.house.ids.next(), ["words": text, "visibility": "public"])
                let answer = try await club.post(Routes.publish(), form, cookies: build.author.cookies)
                #expect(answer.status == .seeOther, "\(text)")
            }
            // What was hidden when it was published does not come in by an edit either.
            let id = try await build.publish(["visibility": "public"])
            let edit = build.form(id, ["title": "Salma Bennani cherche", "visibility": "public"])
            #expect(
                try await club.post(Routes.save(id), edit, cookies: build.author.cookies).status
                    == .unprocessableContent)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Its author changes, extends and withdraws it, and the line is kept`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await OpportunityBuilder(club)
            let id = try await build.publish()
            let cookies = build.author.cookies

            let form = try await club.get(Routes.edit(id), cookies: cookies)
            let saved = try await club.post(
                Routes.save(id), build.form(id, ["title": "Imprimeur de boîtes", "side": "offer"]), cookies: cookies)
            let shown = try await club.get(Routes.opportunity(id), cookies: build.other.cookies)
            let extended = try await club.post(Routes.extend(id), cookies: cookies)
            let again = try await club.post(Routes.extend(id), cookies: cookies)
            let withdrawn = try await club.post(Routes.withdraw(id), cookies: cookies)
            let twice = try await club.post(Routes.withdraw(id), cookies: cookies)
            let late = try await club.post(Routes.save(id), build.form(id), cookies: cookies)

            #expect(form.text.contains("value=\"\(OpportunityBuilder.title)\""))
            #expect(saved.status == .seeOther)
            #expect(shown.text.contains("Imprimeur de boîtes"))
            #expect(shown.text.contains(">Besoin<"), "a need stays a need")
            #expect([extended, again, withdrawn, twice].map(\.status.code) == [303, 303, 303, 303])
            #expect(late.status == .conflict)
            #expect(try await build.steps(id) == [.published, .edited, .extended, .withdrawn])
            #expect(try await club.get(Routes.opportunity(id), cookies: build.other.cookies).status == .notFound)
            #expect(try await club.get(Routes.opportunity(id), cookies: cookies).text.contains("Retirée"))
            #expect(try await build.broken() == [])
        }
    }

    @Test func `Another's opportunity can be neither changed, closed, extended nor withdrawn, nor its key taken`()
        async throws
    {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await OpportunityBuilder(club)
            let id = try await build.publish()

            for (path, fields) in [
                (Routes.save(id), build.form(id)), (Routes.withdraw(id), []), (Routes.extend(id), []),
                (Routes.close(id), [("outcome", "elsewhere")]), (Routes.publish(), build.form(id)),
            ] {
                let answer = try await club.post(path, fields, cookies: build.other.cookies)
                #expect(answer.status == .notFound, "\(path)")
            }
            #expect(try await club.get(Routes.edit(id), cookies: build.other.cookies).status == .notFound)
            #expect(try await build.steps(id) == [.published])
        }
    }

    @Test func `Hostile text is harmless wherever it is shown`() async throws {
        try await ClubHarness.run(.sqlite) { club in
            let build = try await OpportunityBuilder(club)
            let markup = "<img src=x onerror=alert(1)>"
            let joined = "\"\u{200D} autofocus onfocus=alert(1) x=\""
            let id = try await build.publish(["title": markup, "words": joined + markup, "visibility": "public"])
            let answer = try await build.answer(id, joined + markup)
            _ = try await club.post(
                SavedSearchController.Routes.keep(),
                [("key", club.house.ids.next(SavedSearch.self).description), ("name", markup), ("q", joined)],
                cookies: build.author.cookies)
            _ = try await club.post(
                Routes.save(id), build.form(id, ["title": markup, "closes_on": "<script>"]),
                cookies: build.author.cookies)

            for path in [
                Routes.list(), Routes.list().query("q", markup + joined), Routes.opportunity(id), Routes.edit(id),
                Routes.publicPage(id), AnswerController.Routes.conversation(answer),
                SavedSearchController.Routes.all(), HomeController.Routes.home(),
                MemberController.Routes.member(build.author.membership), NoticeController.Routes.all(),
            ] {
                for seat in [build.author, build.answerer] {
                    let page = try await club.get(path, cookies: seat.cookies)
                    let bytes = Array(page.text.utf8)
                    #expect(page.status == .ok || path == Routes.edit(id), "\(path)")
                    #expect(!bytes.contains(Array("<img src=x".utf8)), "\(path)")
                    #expect(!bytes.contains(Array("\"\u{200D}".utf8)), "\(path)")
                }
            }
        }
    }
}
