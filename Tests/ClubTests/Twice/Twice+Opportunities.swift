import Chronology
import HTTPTypes
import HummingbirdTesting
import Localization
import Persistence
import TestSupport
import Testing
import Web

@testable import Club

extension Twice {
    /// Opportunities, their answers, and searches kept.
    func opportunities() async throws {
        typealias Routes = OpportunityController.Routes
        typealias Answers = AnswerController.Routes
        let build = try await OpportunityBuilder(club)
        let (ids, author, answerer) = (club.house.ids, build.author.cookies, build.answerer.cookies)
        let id: ID<Opportunity> = ids.next()
        try await send(Routes.publish(), build.form(id), by: author)
        try await send(
            Routes.save(id), build.form(id, ["title": "Imprimeur pour dix mille boîtes"]), by: author,
            renewing: ["opportunities"])
        try await send(Routes.answer(id), message(), by: answerer)
        let answer: ID<OpportunityAnswer>? = try await club.house.database.read { db in
            try db.value("SELECT id FROM opportunity_answers WHERE opportunity_id = \(id)")
        }
        let chosen = try #require(answer)
        try await send(Answers.say(chosen), message(), by: author)
        try await send(Answers.choose(chosen), by: author)
        try await send(
            Answers.refer(chosen), [("key", ids.next(Referral.self).description)], by: author)
        let retracted = try await build.answer(id, by: build.other)
        try await send(Answers.retract(retracted), by: build.other.cookies)
        try await send(
            Routes.close(id), [("outcome", "in_club"), ("through", build.answerer.membership.description)], by: author)
        try await send(Routes.extend(build.publish()), by: author)
        try await send(Routes.withdraw(build.publish()), by: author)
        let search: ID<SavedSearch> = ids.next()
        try await send(
            SavedSearchController.Routes.keep(), [("key", search.description), ("name", "Papier"), ("q", "papier")],
            by: answerer)
        try await send(SavedSearchController.Routes.remove(search), by: answerer)
    }

    private func message() -> [(String, String)] {
        [("key", club.house.ids.next(OpportunityMessage.self).description), ("body", "Bonjour")]
    }
}
