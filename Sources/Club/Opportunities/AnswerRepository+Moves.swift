import Chronology
import Persistence

extension AnswerRepository {
    /// What became of an answer or a message.
    struct Said: Sendable {
        var move: OpportunityMove
        var answer: ID<OpportunityAnswer>?
        /// Who is to be told.
        var reader: ID<Membership>?
    }

    /// Answers an opportunity. One who took an answer back gives it again; one who has answered adds a message.
    ///
    /// - Parameters:
    ///   - message: made when the form was shown: sent twice, it is one.
    ///   - opportunity: as the viewer sees it, read in the same transaction.
    static func answer(
        _ opportunity: ListedOpportunity, _ body: String, by seat: ID<Membership>, message: ID<OpportunityMessage>,
        ids: IDGenerator, at now: Instant, in db: any Connection
    ) throws -> Said {
        guard !opportunity.isOwn else { return Said(move: .notFound) }
        if let sent = try sent(message, by: seat, in: db) { return sent }
        guard opportunity.status == .open else { return Said(move: .outrun) }
        let answer: ID<OpportunityAnswer>
        switch opportunity.answer {
        case nil:
            answer = ids.next()
            // Without naming the key: the pair of both sides may be met first.
            let added = try db.execute(
                """
                INSERT INTO opportunity_answers (id, opportunity_id, answerer_id, state, answered_at, moved_at)
                VALUES (\(answer), \(opportunity.id), \(seat), \(OpportunityAnswer.State.sent), \(now), \(now))
                ON CONFLICT DO NOTHING
                """
            )
            guard added == 1 else { return Said(move: .outrun) }
            try OpportunityRepository.note(
                .answered, ids.next(), of: opportunity.id, answer: answer, by: seat, at: now, in: db)
        case let own? where own.state == .withdrawn:
            answer = own.id
            let renewed = try db.execute(
                """
                UPDATE opportunity_answers SET state = 'sent', answered_at = \(now), moved_at = \(now)
                WHERE id = \(answer) AND state = 'withdrawn'
                """
            )
            guard renewed == 1 else { return Said(move: .outrun) }
            try OpportunityRepository.note(
                .renewed, ids.next(), of: opportunity.id, answer: answer, by: seat, at: now, in: db)
        case let own?:
            answer = own.id
        }
        try write(message, body, in: answer, by: seat, at: now, in: db)
        return Said(move: .done, answer: answer, reader: opportunity.author.membership)
    }

    /// Adds a message to a conversation.
    static func say(
        _ body: String, in conversation: Conversation, message: ID<OpportunityMessage>, at now: Instant,
        in db: any Connection
    ) throws -> Said {
        if let sent = try sent(message, by: conversation.own, in: db) { return sent }
        guard conversation.isOpen else { return Said(move: .outrun) }
        try write(message, body, in: conversation.id, by: conversation.own, at: now, in: db)
        return Said(move: .done, answer: conversation.id, reader: conversation.counterpart.membership)
    }

    /// Chooses an answer. Several may be chosen; each once.
    static func choose(
        _ conversation: Conversation, step: ID<OpportunityStep>, at now: Instant, in db: any Connection
    ) throws -> OpportunityMove {
        guard conversation.side == .author else { return .notFound }
        return try turn(conversation, to: .chosen, step: step, at: now, in: db)
    }

    /// Takes an answer back, while nobody has chosen it.
    static func retract(
        _ conversation: Conversation, step: ID<OpportunityStep>, at now: Instant, in db: any Connection
    ) throws -> OpportunityMove {
        guard conversation.side == .answerer else { return .notFound }
        return try turn(conversation, to: .withdrawn, step: step, at: now, in: db)
    }

    /// One write whose condition holds the whole rule, so of two at once one wins.
    private static func turn(
        _ conversation: Conversation, to state: OpportunityAnswer.State, step: ID<OpportunityStep>, at now: Instant,
        in db: any Connection
    ) throws -> OpportunityMove {
        let changed = try db.execute(
            """
            UPDATE opportunity_answers SET state = \(state), moved_at = \(now)
            WHERE id = \(conversation.id) AND state = 'sent' AND EXISTS (
                SELECT 1 FROM opportunities o
                WHERE o.id = \(conversation.about.id) AND o.status IN \(list: Opportunity.Status.pending))
            """
        )
        guard changed == 1 else { return conversation.state == state ? .alreadyDone : .outrun }
        try OpportunityRepository.note(
            state == .chosen ? .chosen : .retracted, step, of: conversation.about.id, answer: conversation.id,
            by: conversation.own, at: now, in: db)
        return .done
    }

    private static func write(
        _ message: ID<OpportunityMessage>, _ body: String, in answer: ID<OpportunityAnswer>, by seat: ID<Membership>,
        at now: Instant, in db: any Connection
    ) throws {
        try db.execute(
            """
            INSERT INTO opportunity_messages (id, answer_id, author_id, body, sent_at)
            VALUES (\(message), \(answer), \(seat), \(body), \(now))
            """
        )
    }

    /// Where a message is that was sent already; nil when its key is still free.
    private static func sent(
        _ message: ID<OpportunityMessage>, by seat: ID<Membership>, in db: any Connection
    ) throws -> Said? {
        let row = try db.first("SELECT answer_id, author_id FROM opportunity_messages WHERE id = \(message)")
        guard let row else { return nil }
        guard try row.get("author_id") == seat else { return Said(move: .notFound) }
        return Said(move: .alreadyDone, answer: try row.get("answer_id"))
    }
}
