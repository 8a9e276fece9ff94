import Persistence

extension OwnSheet {
    /// The other side of a referral or deal, its tables named `other`, `op` and `oc`.
    private static func other(_ column: SQL) -> SQL {
        """
        JOIN memberships other ON other.id = \(column)
        JOIN people op ON op.id = other.person_id
        JOIN companies oc ON oc.id = other.company_id
        """
    }

    private static let otherColumns: SQL = """
        op.given_name || ' ' || op.family_name AS member, COALESCE(NULLIF(oc.trade_name, ''), oc.legal_name) AS company
        """

    /// The contact is the two parties' alone; once the giver took it back it is no longer the receiver's.
    static func referrals(_ person: ID<Person>) -> OwnSheet {
        let prospect: (SQL) -> SQL = { column in
            "CASE WHEN r.stage = 'withdrawn' AND r.giver_id NOT IN \(seats(person)) THEN NULL ELSE r.\(column) END AS \(column)"
        }
        return OwnSheet(
            columns: [
                Column("id", .code), Column("given_at", .moment), Column("side", .word("exchanges.side.")),
                Column("member"), Column("company"), Column("kind", .word("data.kind.")), Column("prospect_name"),
                Column("prospect_phone"), Column("prospect_email"), Column("need"), Column("note"),
                Column("stage", .word("referrals.stage.")), Column("lost_reason", .word("referrals.lost.")),
                Column("acknowledged_at", .moment), Column("closed_at", .moment), Column("moved_at", .moment),
            ],
            query: """
                SELECT r.id, r.given_at, CASE WHEN r.giver_id IN \(seats(person)) THEN 'giver' ELSE 'receiver' END AS side,
                       \(otherColumns), r.kind, \(prospect("prospect_name")), \(prospect("prospect_phone")),
                       \(prospect("prospect_email")), r.need, r.note, r.stage, r.lost_reason, r.acknowledged_at,
                       r.closed_at, r.moved_at
                FROM referrals r
                \(other("CASE WHEN r.giver_id IN \(seats(person)) THEN r.receiver_id ELSE r.giver_id END"))
                WHERE r.giver_id IN \(seats(person)) OR r.receiver_id IN \(seats(person))
                ORDER BY r.given_at DESC, r.id DESC
                """
        )
    }

    static func steps(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [
                Column("referral_id", .code), Column("given_at", .moment), Column("member"),
                Column("stage", .word("referrals.stage.")), Column("moved_at", .moment), Column("note"),
            ],
            query: """
                SELECT s.referral_id, r.given_at, \(otherColumns), s.stage, s.moved_at, s.note
                FROM referral_steps s
                JOIN referrals r ON r.id = s.referral_id
                \(other("CASE WHEN r.giver_id IN \(seats(person)) THEN r.receiver_id ELSE r.giver_id END"))
                WHERE r.giver_id IN \(seats(person)) OR r.receiver_id IN \(seats(person))
                ORDER BY s.moved_at, s.id
                """
        )
    }

    static func deals(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [
                Column("id", .code), Column("signed_on", .day), Column("side", .word("data.deal.")), Column("member"),
                Column("company"), Column("object"), Column("amount", .amount), Column("currency"),
                Column("declared_at", .moment), Column("confirmed_at", .moment), Column("due_on", .day),
                Column("outcome", .word("data.outcome.")), Column("paid_on", .day),
                Column("close_kind", .word("data.closing.")), Column("close_words"), Column("closed_at", .moment),
            ],
            query: """
                SELECT d.id, d.signed_on, CASE WHEN d.seller_id IN \(seats(person)) THEN 'sold'
                       WHEN d.is_outside = 1 THEN 'brought' ELSE 'bought' END AS side, \(otherColumns), d.object,
                       d.amount_minor AS amount, d.currency, d.declared_at, d.confirmed_at, d.due_on, d.outcome,
                       d.paid_on, d.close_kind, d.close_words, d.closed_at
                FROM deals d
                \(other("CASE WHEN d.seller_id IN \(seats(person)) THEN d.other_id ELSE d.seller_id END"))
                WHERE d.seller_id IN \(seats(person)) OR d.other_id IN \(seats(person))
                ORDER BY d.signed_on DESC, d.id DESC
                """
        )
    }

    /// Each state of the terms of one's deals.
    static func terms(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [
                Column("deal_id", .code), Column("number", .code), Column("author", .word("data.author.")),
                Column("object"), Column("amount", .amount), Column("currency"), Column("signed_on", .day),
                Column("agreed_days"), Column("state", .word("data.terms.")), Column("written_at", .moment),
                Column("answered_at", .moment), Column("words"),
            ],
            query: """
                SELECT v.deal_id, v.number, CASE WHEN v.author_id IN \(seats(person)) THEN 'me' ELSE 'other' END AS author,
                       v.object, v.amount_minor AS amount, v.currency, v.signed_on, v.agreed_days, v.state, v.written_at,
                       v.answered_at, v.words
                FROM deal_versions v JOIN deals d ON d.id = v.deal_id
                WHERE d.seller_id IN \(seats(person)) OR d.other_id IN \(seats(person))
                ORDER BY v.deal_id, v.number
                """
        )
    }

    /// What both sides said of the payment of one's deals.
    static func payments(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [
                Column("deal_id", .code), Column("author", .word("data.author.")),
                Column("statement", .word("data.payment.")), Column("paid_on", .day), Column("words"),
                Column("stated_at", .moment),
            ],
            query: """
                SELECT y.deal_id, CASE WHEN y.author_id IN \(seats(person)) THEN 'me' ELSE 'other' END AS author,
                       y.statement, y.paid_on, y.words, y.stated_at
                FROM deal_payments y JOIN deals d ON d.id = y.deal_id
                WHERE d.seller_id IN \(seats(person)) OR d.other_id IN \(seats(person))
                ORDER BY y.id
                """
        )
    }

    static func thanks(_ person: ID<Person>) -> OwnSheet {
        OwnSheet(
            columns: [
                Column("thanked_at", .moment), Column("side", .word("data.thanks.")), Column("member"),
                Column("company"), Column("amount", .amount), Column("currency"), Column("sentence"),
            ],
            query: """
                SELECT t.thanked_at, CASE WHEN d.seller_id IN \(seats(person)) THEN 'said' ELSE 'heard' END AS side,
                       \(otherColumns), d.amount_minor AS amount, d.currency, t.sentence
                FROM thanks t
                JOIN deals d ON d.id = t.deal_id
                \(other("CASE WHEN d.seller_id IN \(seats(person)) THEN d.other_id ELSE d.seller_id END"))
                WHERE d.seller_id IN \(seats(person)) OR d.other_id IN \(seats(person))
                ORDER BY t.thanked_at DESC, t.id DESC
                """
        )
    }
}
