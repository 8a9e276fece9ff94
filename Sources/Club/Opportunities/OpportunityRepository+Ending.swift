import Chronology
import Persistence
import Web

extension OpportunityRepository {
    /// Who answered and was still waiting when an opportunity ended.
    struct Ended: Sendable {
        var move: OpportunityMove
        /// Those not chosen, to be told.
        var declined: [ID<Membership>] = []
        /// The answer that was chosen by saying through whom it was found.
        var chosen: ID<OpportunityAnswer>?
    }

    /// Takes an opportunity back: nobody finds it any more, its line stays.
    static func withdraw(
        _ id: ID<Opportunity>, by author: ID<Membership>, ids: IDGenerator, at now: Instant, in db: any Connection
    ) throws -> Ended {
        let changed = try db.execute(
            """
            UPDATE opportunities SET status = 'withdrawn', closed_at = \(now), changed_at = \(now)
            WHERE id = \(id) AND author_id = \(author) AND status IN \(list: Opportunity.Status.pending)
            """
        )
        guard changed == 1 else { return Ended(move: try missed(id, wished: .withdrawn, author, in: db)) }
        try note(.withdrawn, ids.next(), of: id, by: author, at: now, in: db)
        try answerQuestion(of: id, author, at: now, in: db)
        try OpportunityIndex.remove([id], in: db)
        return Ended(move: .done, declined: try decline(id, by: author, ids: ids, at: now, in: db))
    }

    /// What the author was told and asked about it is no longer news: it is answered.
    private static func answerQuestion(
        of id: ID<Opportunity>, _ author: ID<Membership>, at now: Instant, in db: any Connection
    ) throws {
        let person = try db.value("SELECT person_id FROM memberships WHERE id = \(author)", as: ID<Person>.self)
        guard let person else { return }
        let page = OpportunityController.Routes.opportunity(id)
        let answers = try db.rows("SELECT id FROM opportunity_answers WHERE opportunity_id = \(id)")
            .map { try AnswerController.Routes.conversation($0.get("id")) }
        let pages = ([page, page.fragment("closing")] + answers).map(\.description)
        try NoticeRepository.read(leadingTo: pages, of: person, at: now, in: db)
    }

    /// What the author says became of it.
    enum Ending: Hashable, Sendable {
        /// Found through a member of the club.
        case inClub(through: ID<Membership>)
        case elsewhere, notFound, givenUp

        var outcome: Opportunity.Outcome {
            switch self {
            case .inClub: .inClub
            case .elsewhere: .elsewhere
            case .notFound: .notFound
            case .givenUp: .givenUp
            }
        }

        var through: ID<Membership>? { if case .inClub(let member) = self { member } else { nil } }
    }

    /// Closes an opportunity, once. The one it was found through counts as chosen when they answered.
    static func close(
        _ id: ID<Opportunity>, _ ending: Ending, by author: ID<Membership>, ids: IDGenerator, at now: Instant,
        in db: any Connection
    ) throws -> Ended {
        // The other side is another person, whatever seat they hold.
        if let through = ending.through {
            let isOther = try db.first(
                """
                SELECT 1 FROM memberships t JOIN memberships m ON m.id = \(author)
                WHERE t.id = \(through) AND t.person_id <> m.person_id AND t.status <> 'candidate'
                """
            )
            guard isOther != nil else { return Ended(move: .notFound) }
        }
        let changed = try db.execute(
            """
            UPDATE opportunities
            SET status = 'closed', outcome = \(ending.outcome), through_id = \(ending.through), closed_at = \(now),
                changed_at = \(now)
            WHERE id = \(id) AND author_id = \(author) AND status IN \(list: Opportunity.Status.pending)
            """
        )
        guard changed == 1 else { return Ended(move: try missed(id, closed: ending, author, in: db)) }
        try note(.closed, ids.next(), of: id, by: author, at: now, in: db)
        try answerQuestion(of: id, author, at: now, in: db)
        var ended = Ended(move: .done)
        if let through = ending.through {
            ended.chosen = try db.value(
                """
                UPDATE opportunity_answers SET state = 'chosen', moved_at = \(now)
                WHERE opportunity_id = \(id) AND answerer_id = \(through) AND state = 'sent' RETURNING id
                """
            )
            if let chosen = ended.chosen {
                try note(.chosen, ids.next(), of: id, answer: chosen, by: author, at: now, in: db)
            }
        }
        ended.declined = try decline(id, by: author, ids: ids, at: now, in: db)
        return ended
    }

    /// Gives an opportunity another month from today, opening one whose day has passed.
    static func extend(
        _ id: ID<Opportunity>, to day: CivilDate, by author: ID<Membership>, step: ID<OpportunityStep>,
        at now: Instant, in db: any Connection
    ) throws -> OpportunityMove {
        let changed = try db.execute(
            """
            UPDATE opportunities SET status = 'open', closes_on = \(day.isoText), changed_at = \(now)
            WHERE id = \(id) AND author_id = \(author)
              AND (status = 'expired' OR status = 'open' AND closes_on < \(day.isoText))
            """
        )
        guard changed == 1 else { return try missed(id, wished: .open, author, in: db) }
        try note(.extended, step, of: id, by: author, at: now, in: db)
        return .done
    }

    /// An opportunity whose day has passed.
    struct Expired: Sendable {
        var id: ID<Opportunity>
        var author: ID<Membership>
        var title: String
        var closesOn: CivilDate
    }

    /// Ends those whose day has passed, each once whatever the clock does: one that is expired already is left alone.
    static func expire(
        before today: CivilDate, limit: Int, ids: IDGenerator, at now: Instant, in db: any Connection
    ) throws -> [Expired] {
        let expired = try db.rows(
            """
            UPDATE opportunities SET status = 'expired', changed_at = \(now)
            WHERE status = 'open' AND id IN (
                SELECT id FROM opportunities WHERE status = 'open' AND closes_on < \(today.isoText)
                ORDER BY closes_on, id LIMIT \(rows: limit))
            RETURNING id, author_id, title, closes_on
            """
        ).map { row in
            Expired(
                id: try row.get("id"), author: try row.get("author_id"), title: try row.get("title"),
                closesOn: CivilDate(isoText: try row.get("closes_on", as: String.self)) ?? .earliest)
        }
        try note(.expired, expired.map { HistoryLine(opportunity: $0.id) }, ids: ids, at: now, in: db)
        return expired
    }

    /// A line of the history to be written; without a seat when the clock did it.
    struct HistoryLine {
        var opportunity: ID<Opportunity>
        var answer: ID<OpportunityAnswer>?
        var seat: ID<Membership>?
    }

    /// Lines of the history of many.
    static func note(
        _ step: Opportunity.Step, _ lines: [HistoryLine], ids: IDGenerator, at now: Instant, in db: any Connection
    ) throws {
        guard !lines.isEmpty else { return }
        try db.insert(
            into: "opportunity_steps",
            columns: ["id", "opportunity_id", "answer_id", "step", "moved_by_id", "moved_at"],
            rows: lines.map { line -> [any SQLBindable] in
                [ids.next(OpportunityStep.self), line.opportunity, line.answer, step, line.seat, now]
            })
    }

    private static func decline(
        _ id: ID<Opportunity>, by author: ID<Membership>, ids: IDGenerator, at now: Instant, in db: any Connection
    ) throws -> [ID<Membership>] {
        let rows = try db.rows(
            """
            UPDATE opportunity_answers SET state = 'declined', moved_at = \(now)
            WHERE opportunity_id = \(id) AND state = 'sent' RETURNING id, answerer_id
            """
        )
        let answers = try rows.map { try $0.get("id", as: ID<OpportunityAnswer>.self) }
        try note(
            .declined, answers.map { HistoryLine(opportunity: id, answer: $0, seat: author) }, ids: ids, at: now, in: db
        )
        return try rows.map { try $0.get("answerer_id") }
    }

    private static func missed(
        _ id: ID<Opportunity>, closed ending: Ending, _ author: ID<Membership>, in db: any Connection
    ) throws -> OpportunityMove {
        let row = try db.first(
            "SELECT status, outcome, through_id FROM opportunities WHERE id = \(id) AND author_id = \(author)")
        guard let row else { return .notFound }
        let isSame =
            try row.get("outcome", as: Opportunity.Outcome?.self) == ending.outcome
            && row.get("through_id", as: ID<Membership>?.self) == ending.through
        return isSame ? .alreadyDone : .outrun
    }
}
