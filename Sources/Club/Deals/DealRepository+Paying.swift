import Chronology
import Persistence

extension DealRepository {
    /// Says what one side knows of the payment. When both say the same it holds; what was paid then stays so.
    ///
    /// - Parameters:
    ///   - key: made when the form was shown.
    ///   - seen: the version of the terms it was said under.
    static func state(
        _ content: PaymentStatement.Content, of id: ID<Deal>, key: ID<DealPayment>, seen: Int,
        by seat: ID<Membership>, at now: Instant, in db: any Connection
    ) throws -> Outcome {
        let row = try db.first(
            """
            SELECT version, seller_id, confirmed_at, due_on, outcome,
                   (SELECT p.deal_id FROM deal_payments p WHERE p.id = \(key)) AS known
            FROM deals WHERE id = \(id) AND \(isSide(seat))
            """
        )
        guard let row else { return .notFound }
        if let known: ID<Deal> = try row.get("known") { return known == id ? .alreadyDone : .notFound }
        let said = try db.rows(
            """
            SELECT author_id, version, statement, paid_on, words, stated_at FROM deal_payments
            WHERE deal_id = \(id) AND version = \(seen) ORDER BY id
            """
        ).map { try PaymentStatement($0) }
        if said.last(where: { $0.author == seat })?.content == content { return .alreadyDone }
        let dueOn = try row.day("due_on")
        let before: Deal.Outcome? = try row.get("outcome")
        guard try row.get("version") == seen, try row.get("confirmed_at", as: Instant?.self) != nil, dueOn != nil,
            !(before?.isSettled ?? false)
        else { return .outrun }
        try db.execute(
            """
            INSERT INTO deal_payments (id, deal_id, version, author_id, statement, paid_on, words, stated_at)
            VALUES (\(key), \(id), \(seen), \(seat), \(content.kind), \(content.paidOn?.isoText), \(content.words),
                    \(now))
            """
        )
        let seller: ID<Membership> = try row.get("seller_id")
        let own = PaymentStatement(author: seat, version: seen, content: content, statedAt: now)
        let agreed = said.last { $0.author != seat }.flatMap { across in
            let isSeller = seller == seat
            return PaymentStatement.agreement(
                seller: isSeller ? own : across, other: isSeller ? across : own, dueOn: dueOn)
        }
        try settle(id, agreed?.outcome, agreed?.paidOn, at: now, in: db)
        return .done
    }

    private static func settle(
        _ id: ID<Deal>, _ outcome: Deal.Outcome?, _ paidOn: CivilDate?, at now: Instant, in db: any Connection
    ) throws {
        try db.execute(
            """
            UPDATE deals SET outcome = \(outcome), paid_on = \(paidOn?.isoText), changed_at = \(now)
            WHERE id = \(id)
            """
        )
        guard outcome?.isSettled == true else { return }
        try db.execute(
            """
            UPDATE deal_versions SET state = 'lapsed', answered_at = \(now)
            WHERE deal_id = \(id) AND state = 'proposed'
            """
        )
    }
}
