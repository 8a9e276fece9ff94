import Chronology
import Persistence
import Web

/// What people are told about opportunities: never an amount, and never who else answered.
enum OpportunityNews {
    private typealias Routes = OpportunityController.Routes

    /// Someone answered: to the author.
    static func answered(
        _ answer: ID<OpportunityAnswer>, _ message: ID<OpportunityMessage>, _ title: String, by name: String,
        _ person: ID<Person>
    ) -> Notice {
        Notice(
            .opportunity, "opportunities.notice.answered", ["author": .text(name), "title": .text(title)],
            path: AnswerController.Routes.conversation(answer), once: "opportunity-message:\(message)", author: person)
    }

    /// A message in a conversation: to the other side.
    static func said(
        _ answer: ID<OpportunityAnswer>, _ message: ID<OpportunityMessage>, _ title: String, by name: String,
        _ person: ID<Person>
    ) -> Notice {
        Notice(
            .opportunity, "opportunities.notice.message", ["author": .text(name), "title": .text(title)],
            path: AnswerController.Routes.conversation(answer), once: "opportunity-message:\(message)", author: person)
    }

    /// Their answer was chosen.
    static func chosen(
        _ answer: ID<OpportunityAnswer>, _ title: String, by name: String, _ person: ID<Person>
    ) -> Notice {
        Notice(
            .opportunity, "opportunities.notice.chosen", ["author": .text(name), "title": .text(title)],
            path: AnswerController.Routes.conversation(answer), once: "opportunity-chosen:\(answer)", author: person)
    }

    /// The author opened a referral in which the reader gives.
    static func referred(
        _ referral: ID<Referral>, _ title: String, by name: String, _ person: ID<Person>
    ) -> Notice {
        Notice(
            .opportunity, "opportunities.notice.referred", ["author": .text(name), "title": .text(title)],
            path: ReferralController.Routes.referral(referral), once: "opportunity-referral:\(referral)",
            author: person)
    }

    /// Why an opportunity ended for those who answered and were not chosen.
    enum End: String, Sendable {
        case closed, withdrawn, left
    }

    static func ended(_ id: ID<Opportunity>, _ title: String, _ end: End, author: ID<Person>?) -> Notice {
        Notice(
            .opportunity, "opportunities.notice.ended-\(end.rawValue)", ["title": .text(title)],
            path: Routes.opportunity(id), once: "opportunity-ended:\(id)", author: author)
    }

    /// An answer was taken back: to the author.
    static func retracted(
        _ answer: ID<OpportunityAnswer>, _ opportunity: ID<Opportunity>, _ title: String, hasLeft: Bool,
        by person: ID<Person>?, name: String?
    ) -> Notice {
        var values: [String: Notice.Value] = ["title": .text(title)]
        if let name { values["author"] = .text(name) }
        return Notice(
            .opportunity, hasLeft ? "opportunities.notice.answerer-left" : "opportunities.notice.retracted", values,
            path: hasLeft ? Routes.opportunity(opportunity) : AnswerController.Routes.conversation(answer),
            once: "opportunity-retracted:\(answer)", author: person)
    }

    /// Its day has passed: asks the author what became of it.
    static func expired(_ expired: OpportunityRepository.Expired) -> Notice {
        Notice(
            .opportunity, "opportunities.notice.expired", ["title": .text(expired.title)],
            path: Routes.opportunity(expired.id).fragment("closing"), once: once(expired.id, expired.closesOn))
    }

    /// Something new meets a saved search.
    static func found(_ new: NewOpportunity, search: String, author: ID<Person>) -> Notice {
        Notice(
            .search, "opportunities.notice.found-\(new.side.rawValue)",
            ["title": .text(new.title), "search": .text(search)],
            path: Routes.opportunity(new.id), once: "search:\(new.id)", author: author)
    }

    private static func once(_ id: ID<Opportunity>, _ day: CivilDate) -> String {
        "opportunity-expired:\(id):\(day.isoText)"
    }

    /// Once the author has said what became of it, the question is no longer new to them.
    static func settle(
        _ id: ID<Opportunity>, for author: ID<Person>, at now: Instant, in db: any Connection
    ) throws {
        try db.execute(
            """
            UPDATE notices SET read_at = \(now)
            WHERE person_id = \(author) AND read_at IS NULL AND once LIKE \("opportunity-expired:\(id):%")
            """
        )
    }
}
