import Persistence

/// How the queries of worth see deals, in one place.
enum WorthSQL {
    /// All deals: who delivered, the other side, whether the customer is outside the club, and whether the other side
    /// is credited with it.
    static let allDeals: SQL = """
        (SELECT d.id, d.referral_id, r.receiver_id AS seller_id, r.giver_id AS other_id, \
        CASE WHEN r.kind = 'outside' THEN 1 ELSE 0 END AS is_outside, 1 AS is_credited, d.amount_minor, d.currency, \
        d.signed_on, d.declared_at, d.confirmed_at, 0 AS is_paid, r.need AS object \
        FROM deals d JOIN referrals r ON r.id = d.referral_id)
        """

    /// Those both sides confirmed.
    static let deals: SQL = "(SELECT * FROM \(allDeals) a WHERE a.confirmed_at IS NOT NULL)"
}
