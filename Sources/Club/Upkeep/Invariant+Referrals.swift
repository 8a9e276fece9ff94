import Persistence

extension Invariant {
    /// How far a stage is; both ends are 4.
    static func rank(_ column: String) -> SQL {
        """
        CASE \(unsafe: column) WHEN 'acknowledged' THEN 1 WHEN 'contacted' THEN 2 WHEN 'proposal' THEN 3
            WHEN 'won' THEN 4 WHEN 'lost' THEN 4 ELSE 0 END
        """
    }

    static let referrals = [
        Invariant(
            "referral-sides", "A referral has two sides, and they are two people.",
            """
            SELECT count(*) FROM referrals r
            JOIN memberships g ON g.id = r.giver_id JOIN memberships t ON t.id = r.receiver_id
            WHERE g.person_id = t.person_id
            """
        ),
        Invariant(
            "prospect-agreed", "Nobody outside the club is passed on without having agreed.",
            "SELECT count(*) FROM referrals WHERE kind = 'outside' AND (prospect_agreed <> 1 OR prospect_name = '')"
        ),
        Invariant(
            "step-by-receiver", "Only the receiver moves a referral.",
            """
            SELECT count(*) FROM referral_steps s LEFT JOIN referrals r ON r.id = s.referral_id
            WHERE r.id IS NULL OR s.moved_by_id <> r.receiver_id OR s.receiver_id <> r.receiver_id
            """
        ),
        // Of two steps within one millisecond the key may have been drawn in the other order: the further one is the later.
        Invariant(
            "stage-of-history", "A referral stands where its last step left it.",
            """
            SELECT count(*) FROM referrals r LEFT JOIN (
                SELECT referral_id, stage,
                       row_number() OVER (PARTITION BY referral_id
                                          ORDER BY moved_at DESC, \(rank("stage")) DESC, id DESC) AS place
                FROM referral_steps
            ) s ON s.referral_id = r.id AND s.place = 1
            WHERE (r.stage IN ('sent', 'withdrawn') AND s.stage IS NOT NULL)
               OR (r.stage NOT IN ('sent', 'withdrawn') AND (s.stage IS NULL OR s.stage <> r.stage))
            """
        ),
        Invariant(
            "steps-forward", "The steps of a referral only go forward.",
            """
            SELECT count(*) FROM (
                SELECT \(rank("stage")) AS rank,
                       lag(\(rank("stage"))) OVER (PARTITION BY referral_id
                                                   ORDER BY moved_at, \(rank("stage")), id) AS earlier
                FROM referral_steps
            ) steps WHERE earlier >= rank
            """
        ),
        Invariant(
            "closed-after-given", "A referral is closed after it was given.",
            "SELECT count(*) FROM referrals WHERE closed_at < given_at OR moved_at < given_at"
        ),
    ]

    static let deals = [
        Invariant(
            "deal-of-won", "The referral of a deal was won.",
            """
            SELECT count(*) FROM deals d LEFT JOIN referrals r ON r.id = d.referral_id
            WHERE d.referral_id IS NOT NULL AND (r.id IS NULL OR r.stage <> 'won' OR d.referral_stage <> 'won')
            """
        ),
        Invariant(
            "amounts", "Amounts are more than nothing and have a currency; dues are not negative.",
            """
            SELECT (SELECT count(*) FROM deals WHERE amount_minor <= 0 OR length(currency) <> 3)
                 + (SELECT count(*) FROM memberships WHERE dues_minor < 0)
            """
        ),
        Invariant(
            "confirmed-after-declared", "A deal is confirmed after it was declared.",
            "SELECT count(*) FROM deals WHERE confirmed_at < declared_at"
        ),
        Invariant(
            "thanks-for-deal", "Thanks are for a deal of a won referral, whose receiver gives them, once and in words.",
            """
            SELECT count(*) FROM thanks t
            LEFT JOIN deals d ON d.id = t.deal_id LEFT JOIN referrals r ON r.id = d.referral_id
            WHERE r.id IS NULL OR r.stage <> 'won' OR t.sentence = '' OR t.thanked_at < d.declared_at
               OR d.closed_at < t.thanked_at
            """
        ),
    ]
}
