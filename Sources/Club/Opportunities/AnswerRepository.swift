import Chronology
import Persistence

/// Answers and their conversations, as their two sides may see them. Nobody else learns that there is one.
enum AnswerRepository {
    /// The conversation, or nil when the person is on neither side of it.
    static func conversation(
        _ id: ID<OpportunityAnswer>, person: ID<Person>, in db: any Connection
    ) throws -> Conversation? {
        let row = try db.first(
            """
            SELECT a.id, a.state, a.referral_id, a.opportunity_id, o.title, o.words, o.side, o.kind, o.status,
                   o.closes_on, \(Party.columns("author", membership: "am", person: "ap", company: "ac")),
                   \(Party.columns("answerer", membership: "nm", person: "np", company: "nc"))
            FROM opportunity_answers a
            JOIN opportunities o ON o.id = a.opportunity_id
            JOIN memberships am ON am.id = o.author_id
            JOIN people ap ON ap.id = am.person_id
            JOIN companies ac ON ac.id = am.company_id
            JOIN memberships nm ON nm.id = a.answerer_id
            JOIN people np ON np.id = nm.person_id
            JOIN companies nc ON nc.id = nm.company_id
            WHERE a.id = \(id) AND (am.person_id = \(person) OR nm.person_id = \(person))
            """
        )
        guard let row else { return nil }
        let messages = try db.rows(
            "SELECT author_id, body, sent_at FROM opportunity_messages WHERE answer_id = \(id) ORDER BY sent_at, id")
        return try Conversation(row, messages: messages, person: person)
    }

    /// The answers an opportunity got, for its author alone: those that stand first, the newest first.
    static func answers(
        to opportunity: ID<Opportunity>, person: ID<Person>, in db: any Connection
    ) throws -> [ReceivedAnswer] {
        try db.rows(
            """
            SELECT a.id, a.state, a.answered_at, a.referral_id,
                   \(Party.columns("answerer", membership: "m", person: "p", company: "c")),
                   (SELECT s.body FROM opportunity_messages s WHERE s.answer_id = a.id
                    ORDER BY s.sent_at DESC, s.id DESC LIMIT 1) AS latest
            FROM opportunity_answers a
            JOIN opportunities o ON o.id = a.opportunity_id
            JOIN memberships am ON am.id = o.author_id
            JOIN memberships m ON m.id = a.answerer_id
            JOIN people p ON p.id = m.person_id
            JOIN companies c ON c.id = m.company_id
            WHERE a.opportunity_id = \(opportunity) AND am.person_id = \(person)
            ORDER BY CASE a.state WHEN 'chosen' THEN 0 WHEN 'sent' THEN 1 WHEN 'declined' THEN 2 ELSE 3 END, a.id DESC
            """
        ).map { try ReceivedAnswer($0) }
    }
}

/// An answer as the author of the opportunity sees it in a list.
struct ReceivedAnswer: Sendable {
    var id: ID<OpportunityAnswer>
    var state: OpportunityAnswer.State
    var answerer: Party
    var answeredAt: Instant
    /// The last message, whoever wrote it.
    var latest: String
    var referral: ID<Referral>?

    init(_ row: Row) throws {
        id = try row.get("id")
        state = try row.get("state")
        answerer = try Party(row, "answerer")
        answeredAt = try row.get("answered_at")
        latest = try row.get("latest", as: String?.self) ?? ""
        referral = try row.get("referral_id")
    }
}
