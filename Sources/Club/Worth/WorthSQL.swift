import Persistence

/// How the queries of worth see deals, in one place.
enum WorthSQL {
    /// The deals both sides confirmed: who delivered, the other side, whether a referral of the other side brought it,
    /// and whether both sides said that it was paid.
    static let deals: SQL = """
        (SELECT d.id, d.seller_id, d.other_id, CASE WHEN d.referral_id IS NULL THEN 0 ELSE 1 END AS is_credited, \
        d.amount_minor, d.currency, d.signed_on, d.confirmed_at, d.object, \
        CASE WHEN d.outcome IN ('on_time', 'late') THEN 1 ELSE 0 END AS is_paid, d.paid_on \
        FROM deals d WHERE d.confirmed_at IS NOT NULL)
        """
}
