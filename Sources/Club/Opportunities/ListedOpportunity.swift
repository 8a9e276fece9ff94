import Chronology
import Morocco
import Persistence

/// An opportunity as a member may see it.
struct ListedOpportunity: Sendable {
    /// The viewer's own answer to it.
    struct OwnAnswer: Sendable {
        var id: ID<OpportunityAnswer>
        var state: OpportunityAnswer.State
    }

    var id: ID<Opportunity>
    var author: Party
    var branch: String
    /// Whether the viewer published it, through whatever seat.
    var isOwn: Bool
    var side: Opportunity.Side
    var kind: Opportunity.Kind
    var title: String
    var words: String
    var division: String?
    var region: Region?
    var budget: Opportunity.Budget?
    var visibility: Opportunity.Visibility
    var closesOn: CivilDate
    var status: Opportunity.Status
    var outcome: Opportunity.Outcome?
    var publishedAt: Instant
    var changedAt: Instant
    var answer: OwnAnswer?
    /// How many answered; zero to all but the author.
    var answers: Int

    var cursor: OpportunityFilter.Cursor { .init(publishedAt: publishedAt, id: id) }

    init(_ row: Row, person: ID<Person>) throws {
        id = try row.get("id")
        author = try Party(row, "author")
        branch = try row.get("branch")
        isOwn = author.person == person
        side = try row.get("side")
        kind = try row.get("kind")
        title = try row.get("title")
        words = try row.get("words")
        division = try row.get("nma_division")
        region = try row.get("region", as: String?.self).flatMap(Region.init(rawValue:))
        budget = try row.get("budget")
        visibility = try row.get("visibility")
        closesOn = CivilDate(isoText: try row.get("closes_on", as: String.self)) ?? .earliest
        status = try row.get("status")
        outcome = try row.get("outcome")
        publishedAt = try row.get("published_at")
        changedAt = try row.get("changed_at")
        answers = try row.get("answers")
        if let answer: ID<OpportunityAnswer> = try row.get("answer_id") {
            self.answer = OwnAnswer(id: answer, state: try row.get("answer_state"))
        }
    }
}
