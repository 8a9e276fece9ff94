import Chronology
import Morocco
import Persistence

extension OpportunityRepository {
    enum PublishedOutcome: Hashable, Sendable {
        case published
        /// The same form was sent before.
        case alreadyPublished
        /// The key of the form belongs to someone else's opportunity.
        case foreign
    }

    static func publish(
        _ new: NewOpportunity, from author: ID<Membership>, step: ID<OpportunityStep>, at now: Instant,
        in db: any Connection
    ) throws -> PublishedOutcome {
        let added = try db.execute(
            """
            INSERT INTO opportunities (id, author_id, side, kind, title, words, nma_division, region, budget,
                                       visibility, closes_on, status, published_at, changed_at)
            VALUES (\(new.id), \(author), \(new.side), \(new.kind), \(new.title), \(new.words), \(new.division),
                    \(new.region?.code), \(new.budget), \(new.visibility), \(new.closesOn.isoText),
                    \(Opportunity.Status.open), \(now), \(now))
            ON CONFLICT DO NOTHING
            """
        )
        guard added == 1 else {
            let owner: ID<Membership>? = try db.value("SELECT author_id FROM opportunities WHERE id = \(new.id)")
            return owner == author ? .alreadyPublished : .foreign
        }
        try note(.published, step, of: new.id, by: author, at: now, in: db)
        try OpportunityIndex.write(new, in: db)
        return .published
    }

    /// Writes it anew while it is open or waits for its author's word; a later day opens it again.
    static func edit(
        _ new: NewOpportunity, by author: ID<Membership>, step: ID<OpportunityStep>, at now: Instant,
        in db: any Connection
    ) throws -> OpportunityMove {
        if try stands(new, by: author, in: db) { return .alreadyDone }
        let changed = try db.execute(
            """
            UPDATE opportunities
            SET kind = \(new.kind), title = \(new.title), words = \(new.words), nma_division = \(new.division),
                region = \(new.region?.code), budget = \(new.budget), visibility = \(new.visibility),
                closes_on = \(new.closesOn.isoText), status = 'open', changed_at = \(now)
            WHERE id = \(new.id) AND author_id = \(author) AND status IN \(list: Opportunity.Status.pending)
            """
        )
        guard changed == 1 else { return try missed(new.id, wished: .open, author, in: db) }
        try note(.edited, step, of: new.id, by: author, at: now, in: db)
        try OpportunityIndex.write(new, in: db)
        return .done
    }

    /// Whether it is open and reads so already: the same form came twice, or nothing was changed in it.
    private static func stands(
        _ new: NewOpportunity, by author: ID<Membership>, in db: any Connection
    ) throws -> Bool {
        try db.first(
            """
            SELECT 1 FROM opportunities
            WHERE id = \(new.id) AND author_id = \(author) AND status = 'open' AND kind = \(new.kind)
              AND title = \(new.title) AND words = \(new.words) AND nma_division IS NOT DISTINCT FROM \(new.division)
              AND region IS NOT DISTINCT FROM \(new.region?.code) AND budget IS NOT DISTINCT FROM \(new.budget)
              AND visibility = \(new.visibility) AND closes_on = \(new.closesOn.isoText)
            """
        ) != nil
    }

    /// One line of the history.
    static func note(
        _ step: Opportunity.Step, _ id: ID<OpportunityStep>, of opportunity: ID<Opportunity>,
        answer: ID<OpportunityAnswer>? = nil, by seat: ID<Membership>?, at now: Instant, in db: any Connection
    ) throws {
        try db.execute(
            """
            INSERT INTO opportunity_steps (id, opportunity_id, answer_id, step, moved_by_id, moved_at)
            VALUES (\(id), \(opportunity), \(answer), \(step), \(seat), \(now))
            """
        )
    }

    /// Why a step of the author found nothing to change.
    static func missed(
        _ id: ID<Opportunity>, wished: Opportunity.Status, _ author: ID<Membership>, in db: any Connection
    ) throws -> OpportunityMove {
        let status: Opportunity.Status? = try db.value(
            "SELECT status FROM opportunities WHERE id = \(id) AND author_id = \(author)")
        guard let status else { return .notFound }
        return status == wished ? .alreadyDone : .outrun
    }
}
