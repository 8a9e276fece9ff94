import Chronology
import Persistence

extension OpportunityRepository {
    /// What a member who leaves has open: their opportunities end and who answered is told, their own answers are
    /// taken back and the authors are told, their saved searches go. What was agreed before stands.
    static func leave(
        _ seat: ID<Membership>, _ notices: Notices, at now: Instant, in db: any Connection
    ) throws {
        let ids = notices.ids
        let person: ID<Person>? = try db.value("SELECT person_id FROM memberships WHERE id = \(seat)")
        let ended = try end(ofSeats: "= \(seat)", ids: ids, at: now, in: db)
        let retracted = try retract(ofSeats: "= \(seat)", ids: ids, at: now, in: db)
        try db.execute("DELETE FROM saved_searches WHERE owner_id = \(seat)")
        let told =
            ended.map { line in
                (seat: line.reader, notice: OpportunityNews.ended(line.opportunity, line.title, .left, author: person))
            }
            + retracted.map { line in
                (
                    seat: line.reader,
                    notice: OpportunityNews.retracted(
                        line.answer, line.opportunity, line.title, hasLeft: true, by: person, name: nil)
                )
            }
        try notices.tell(told, at: now, in: db)
    }

    /// Of an erased person: what they wrote goes, the lines stay without words. The other sides read that it ended.
    static func forget(person: ID<Person>, ids: IDGenerator, at now: Instant, in db: any Connection) throws {
        let seats: SQL = "IN (SELECT id FROM memberships WHERE person_id = \(person))"
        _ = try end(ofSeats: seats, ids: ids, at: now, in: db)
        _ = try retract(ofSeats: seats, ids: ids, at: now, in: db)
        try db.execute("DELETE FROM saved_searches WHERE owner_id \(seats)")
        try db.execute(
            "DELETE FROM opportunity_terms WHERE opportunity_id IN (SELECT id FROM opportunities WHERE author_id \(seats))"
        )
        try db.execute("UPDATE opportunities SET title = '', words = '' WHERE author_id \(seats)")
        try db.execute("UPDATE opportunity_messages SET body = '' WHERE author_id \(seats)")
    }

    /// Someone to be told that something ended.
    private struct Line {
        var opportunity: ID<Opportunity>
        var answer: ID<OpportunityAnswer>
        var title: String
        var reader: ID<Membership>
    }

    /// Ends the pending opportunities of seats.
    ///
    /// - Returns: those who had answered.
    private static func end(
        ofSeats seats: SQL, ids: IDGenerator, at now: Instant, in db: any Connection
    ) throws -> [Line] {
        let ended = try db.rows(
            """
            UPDATE opportunities SET status = 'withdrawn', closed_at = \(now), changed_at = \(now)
            WHERE author_id \(seats) AND status IN \(list: Opportunity.Status.pending)
            RETURNING id, author_id, title
            """
        )
        guard !ended.isEmpty else { return [] }
        var titles: [ID<Opportunity>: String] = [:]
        for row in ended { titles[try row.get("id")] = try row.get("title") }
        try note(
            .withdrawn, ended.map { HistoryLine(opportunity: try $0.get("id"), seat: try $0.get("author_id")) },
            ids: ids, at: now, in: db)
        try OpportunityIndex.remove(titles.keys.sorted(), in: db)
        let answers = try db.rows(
            """
            SELECT id, opportunity_id, answerer_id, state FROM opportunity_answers
            WHERE opportunity_id IN \(list: titles.keys.sorted()) AND state IN ('sent', 'chosen') ORDER BY id
            """
        )
        try db.execute(
            """
            UPDATE opportunity_answers SET state = 'declined', moved_at = \(now)
            WHERE opportunity_id IN \(list: titles.keys.sorted()) AND state = 'sent'
            """
        )
        let lines = try answers.map { row in
            let opportunity: ID<Opportunity> = try row.get("opportunity_id")
            return (
                line: Line(
                    opportunity: opportunity, answer: try row.get("id"), title: titles[opportunity] ?? "",
                    reader: try row.get("answerer_id")),
                isDeclined: try row.get("state", as: OpportunityAnswer.State.self) == .sent
            )
        }
        try note(
            .declined,
            lines.filter(\.isDeclined).map { HistoryLine(opportunity: $0.line.opportunity, answer: $0.line.answer) },
            ids: ids, at: now,
            in: db)
        return lines.map(\.line)
    }

    /// Takes back the answers of seats that came to nothing yet: neither a referral nor a deal.
    ///
    /// - Returns: the authors they were given to.
    private static func retract(
        ofSeats seats: SQL, ids: IDGenerator, at now: Instant, in db: any Connection
    ) throws -> [Line] {
        let rows = try db.rows(
            """
            UPDATE opportunity_answers SET state = 'withdrawn', moved_at = \(now)
            WHERE answerer_id \(seats) AND referral_id IS NULL AND NOT EXISTS (
                  SELECT 1 FROM deals d WHERE d.opportunity_id = opportunity_answers.opportunity_id
                    AND opportunity_answers.answerer_id IN (d.seller_id, d.other_id))
              AND (state = 'sent' OR state = 'chosen' AND EXISTS (
                  SELECT 1 FROM opportunities o WHERE o.id = opportunity_id
                    AND o.status IN \(list: Opportunity.Status.pending)))
            RETURNING id, opportunity_id, answerer_id
            """
        )
        guard !rows.isEmpty else { return [] }
        try note(
            .retracted,
            rows.map { row in
                HistoryLine(
                    opportunity: try row.get("opportunity_id"), answer: try row.get("id"),
                    seat: try row.get("answerer_id"))
            }, ids: ids,
            at: now, in: db)
        let ids = try rows.map { try $0.get("id", as: ID<OpportunityAnswer>.self) }
        return try db.rows(
            """
            SELECT a.id, a.opportunity_id, o.title, o.author_id
            FROM opportunity_answers a JOIN opportunities o ON o.id = a.opportunity_id
            WHERE a.id IN \(list: ids) ORDER BY a.id
            """
        ).map { row in
            Line(
                opportunity: try row.get("opportunity_id"), answer: try row.get("id"), title: try row.get("title"),
                reader: try row.get("author_id"))
        }
    }
}
