import Persistence

extension Invariant {
    /// What one side said last of a payment under the terms that hold, as a table of one row a side.
    private static let lastWords: SQL = """
        (SELECT p.deal_id, p.author_id, p.statement, p.paid_on FROM deal_payments p
         JOIN deals x ON x.id = p.deal_id AND x.version = p.version
         WHERE p.id = (SELECT MAX(q.id) FROM deal_payments q
                       WHERE q.deal_id = p.deal_id AND q.version = p.version AND q.author_id = p.author_id))
        """

    static let dealings = [
        Invariant(
            "deal-sides", "A deal is between two people; of a referral, its receiver and its giver.",
            """
            SELECT count(*) FROM deals d
            JOIN memberships s ON s.id = d.seller_id JOIN memberships o ON o.id = d.other_id
            LEFT JOIN referrals r ON r.id = d.referral_id
            WHERE s.person_id = o.person_id
               OR r.id IS NOT NULL AND (r.receiver_id <> d.seller_id OR r.giver_id <> d.other_id
                                        OR (r.kind = 'outside') <> (d.is_outside = 1))
            """
        ),
        Invariant(
            "deal-opportunity",
            "A deal that names an opportunity is between its author and one whose answer was chosen.",
            """
            SELECT count(*) FROM deals d
            WHERE d.opportunity_id IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM opportunities o JOIN opportunity_answers a ON a.opportunity_id = o.id
                WHERE o.id = d.opportunity_id AND a.state = 'chosen'
                  AND o.author_id IN (d.seller_id, d.other_id) AND a.answerer_id IN (d.seller_id, d.other_id))
            """
        ),
        Invariant(
            "deal-terms", "The terms of a deal are those of the version that holds, written by who stated it.",
            """
            SELECT count(*) FROM deals d LEFT JOIN deal_versions v ON v.deal_id = d.id AND v.number = d.version
            WHERE v.id IS NULL OR v.state NOT IN ('stated', 'accepted') OR v.author_id <> d.stated_by_id
               OR v.object <> d.object OR v.amount_minor <> d.amount_minor OR v.currency <> d.currency
               OR v.signed_on <> d.signed_on OR COALESCE(v.agreed_days, -1) <> COALESCE(d.agreed_days, -1)
            """
        ),
        Invariant(
            "deal-history", "No version of a deal is lost: they are numbered from one without a gap.",
            """
            SELECT count(*) FROM (
                SELECT deal_id, count(*) AS many, max(number) AS newest FROM deal_versions GROUP BY deal_id
            ) h WHERE h.many <> h.newest
            """
        ),
        Invariant(
            "deal-authors", "Only the two sides of a deal write and speak in it.",
            """
            SELECT (SELECT count(*) FROM deal_versions v JOIN deals d ON d.id = v.deal_id
                    WHERE v.author_id NOT IN (d.seller_id, d.other_id)
                       OR v.answered_by_id NOT IN (d.seller_id, d.other_id)
                       OR v.state IN ('accepted', 'refused') AND v.answered_by_id = v.author_id)
                 + (SELECT count(*) FROM deal_payments p JOIN deals d ON d.id = p.deal_id
                    WHERE p.author_id NOT IN (d.seller_id, d.other_id) OR p.version > d.version)
            """
        ),
        Invariant(
            "deal-proposal", "A correction waits only for a signed deal that is not paid.",
            """
            SELECT count(*) FROM deal_versions v JOIN deals d ON d.id = v.deal_id
            WHERE v.state = 'proposed'
              AND (d.confirmed_at IS NULL OR d.outcome IN ('on_time', 'late'))
            """
        ),
        Invariant(
            "deal-outcome", "A payment is what both sides said last.",
            """
            SELECT count(*) FROM deals d
            LEFT JOIN \(lastWords) s ON s.deal_id = d.id AND s.author_id = d.seller_id
            LEFT JOIN \(lastWords) o ON o.deal_id = d.id AND o.author_id = d.other_id
            WHERE COALESCE(d.outcome, '') <> CASE
                WHEN s.statement = 'disputed' AND o.statement = 'disputed' THEN 'disputed'
                WHEN s.statement = 'paid' AND o.statement = 'paid' AND s.paid_on <= d.due_on
                     AND o.paid_on <= d.due_on THEN 'on_time'
                WHEN s.statement = 'paid' AND o.statement = 'paid' AND s.paid_on > d.due_on
                     AND s.paid_on = o.paid_on THEN 'late'
                ELSE '' END
               OR d.outcome IN ('on_time', 'late') AND d.paid_on <> s.paid_on
            """
        ),
        Invariant(
            "deal-reminders", "Reminders are of deals that were signed.",
            """
            SELECT count(*) FROM deal_reminders r LEFT JOIN deals d ON d.id = r.deal_id
            WHERE d.id IS NULL OR d.confirmed_at IS NULL
            """
        ),
    ]
}
