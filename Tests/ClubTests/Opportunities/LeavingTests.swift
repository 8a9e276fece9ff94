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

@Suite struct OpportunityLeavingTests {
    typealias Routes = OpportunityController.Routes

    @Test(arguments: TestEngine.allCases)
    func `What a member who leaves has open is closed with notice, and the history stands`(_ engine: TestEngine)
        async throws
    {
        try await ClubHarness.run(engine) { club in
            let build = try await OpportunityBuilder(club)
            let open = try await build.publish()
            let closed = try await build.publish()
            _ = try await club.post(Routes.close(closed), [("outcome", "elsewhere")], cookies: build.author.cookies)
            let received = try await build.answer(open)
            let others = try await build.publish(by: build.other)
            let given = try await build.answer(others, by: build.author)
            try await SavedSearchTests.keep(build, build.author, [("q", "boîtes")])
            let now = build.now

            for _ in 0..<2 {
                try await club.house.database.write { db in
                    try OpportunityRepository.leave(build.author.membership, club.house.notices, at: now, in: db)
                }
            }

            #expect(try await build.status(open) == .withdrawn)
            #expect(try await build.status(closed) == .closed)
            #expect(try await build.status(others) == .open)
            #expect(try await build.state(received) == .declined)
            #expect(try await build.state(given) == .withdrawn)
            #expect(try await build.told(build.answerer) == ["ended-left"])
            #expect(try await build.told(build.other) == ["answered", "answerer-left"])
            #expect(try await build.count("saved_searches") == 0)
            #expect(try await build.steps(open) == [.published, .answered, .withdrawn, .declined])
            #expect(try await build.broken() == [])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `Of an erased person no word remains, while the other sides keep theirs`(_ engine: TestEngine) async throws {
        try await ClubHarness.run(engine) { club in
            let build = try await OpportunityBuilder(club)
            let open = try await build.publish(["visibility": "public"])
            let closed = try await build.publish()
            _ = try await club.post(Routes.close(closed), [("outcome", "elsewhere")], cookies: build.author.cookies)
            let received = try await build.answer(open, "Mots du répondant")
            let others = try await build.publish(by: build.other, ["title": "Titre d’un autre"])
            let given = try await build.answer(others, by: build.author, "Mots de l’auteur")
            try await SavedSearchTests.keep(build, build.author, [("q", "boîtes")])

            try await club.house.database.write { db in
                try PersonRegister.erase(
                    build.author.person, today: club.house.today(), trail: club.trail, telling: club.house.notices,
                    in: db)
            }

            let texts = try await club.house.database.read { db in
                try db.rows(
                    """
                    SELECT title || words AS text FROM opportunities UNION ALL SELECT body FROM opportunity_messages
                    UNION ALL SELECT name FROM saved_searches UNION ALL SELECT arguments FROM notices
                    """
                ).map { try $0.get("text", as: String.self) }.joined(separator: "|")
            }
            for gone in [OpportunityBuilder.title, OpportunityBuilder.words, "Mots de l’auteur", "Veille"] {
                #expect(
                    !texts.replacing("Titre d’un autre" + OpportunityBuilder.words, with: "").contains(gone), "\(gone)")
            }
            #expect(texts.contains("Mots du répondant"))
            #expect(try await build.state(received) == .declined)
            #expect(try await build.state(given) == .withdrawn)
            #expect(try await club.get(Routes.publicPage(open)).status == .notFound)
            let conversation = try await club.get(
                AnswerController.Routes.conversation(received), cookies: build.answerer.cookies)
            #expect(conversation.text.contains("Mots du répondant"))
            #expect(!conversation.text.contains("Salma"))
            #expect(try await build.broken() == [])
        }
    }
}
