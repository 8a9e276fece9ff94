import Persistence

extension OwnSheet {
    static func opportunities(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [
                Column("id", .code), Column("published_at", .moment), Column("side", .word("data.opportunity.")),
                Column("kind", .word("opportunities.kind.")), Column("title"), Column("words"), Column("nma_division"),
                Column("region"), Column("budget"), Column("visibility", .word("opportunities.visibility.")),
                Column("closes_on", .day), Column("status", .word("data.opportunity-status.")),
                Column("outcome", .word("data.opportunity-outcome.")), Column("closed_at", .moment),
            ],
            query: """
                SELECT id, published_at, side, kind, title, words, nma_division, region, budget, visibility, closes_on,
                       status, outcome, closed_at
                FROM opportunities WHERE author_id IN \(seats(person)) ORDER BY id
                """
        )
    }

    /// Those one gave; those one received are their authors' and stand with their conversation.
    static func answers(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [
                Column("id", .code), Column("answered_at", .moment), Column("title"),
                Column("state", .word("data.answer.")),
                Column("moved_at", .moment),
            ],
            query: """
                SELECT a.id, a.answered_at, o.title, a.state, a.moved_at
                FROM opportunity_answers a JOIN opportunities o ON o.id = a.opportunity_id
                WHERE a.answerer_id IN \(seats(person)) ORDER BY a.id
                """
        )
    }

    /// Both sides of one's own conversations.
    static func messages(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [
                Column("answer_id", .code), Column("title"), Column("author", .word("data.author.")),
                Column("sent_at", .moment), Column("body"),
            ],
            query: """
                SELECT g.answer_id, o.title, CASE WHEN g.author_id IN \(seats(person)) THEN 'me' ELSE 'other' END AS author,
                       g.sent_at, g.body
                FROM opportunity_messages g
                JOIN opportunity_answers a ON a.id = g.answer_id
                JOIN opportunities o ON o.id = a.opportunity_id
                WHERE a.answerer_id IN \(seats(person)) OR o.author_id IN \(seats(person))
                ORDER BY g.sent_at, g.id
                """
        )
    }

    static func searches(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [
                Column("name"), Column("words"), Column("side"), Column("kind"), Column("nma_division"),
                Column("region"), Column("created_at", .moment),
            ],
            query: """
                SELECT name, words, side, kind, nma_division, region, created_at
                FROM saved_searches WHERE owner_id IN \(seats(person)) ORDER BY id
                """
        )
    }
}
