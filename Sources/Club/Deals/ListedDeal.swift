import Chronology
import Persistence

/// A line of *my deals*.
struct ListedDeal: Sendable {
    var id: ID<Deal>
    var side: Deal.Side
    var counterpart: Party
    /// Empty unless a prospect buys.
    var customer: String
    var terms: DealTerms
    var dueOn: CivilDate?
    var paidOn: CivilDate?
    var standing: DealStanding
    var isThanked: Bool
    var isOfReferral: Bool

    /// A side disputes the payment under the terms that hold.
    static let isDisputed: SQL = """
        EXISTS (SELECT 1 FROM deal_payments p
                WHERE p.deal_id = d.id AND p.version = d.version AND p.statement = 'disputed'
                  AND p.id = (SELECT MAX(q.id) FROM deal_payments q
                              WHERE q.deal_id = p.deal_id AND q.version = p.version AND q.author_id = p.author_id))
        """

    init(_ row: Row, seat: ID<Membership>, today: CivilDate) throws {
        id = try row.get("id")
        side = try row.get("seller_id") == seat ? .seller : .other
        counterpart = try Party(row, "across")
        customer = try row.get("customer") ?? ""
        terms = try DealTerms(row)
        dueOn = try row.day("due_on")
        paidOn = try row.day("paid_on")
        isThanked = try row.get("thanked_at", as: Instant?.self) != nil
        isOfReferral = try row.get("referral_id", as: ID<Referral>?.self) != nil
        standing = DealStanding(
            isSigned: try row.get("confirmed_at", as: Instant?.self) != nil,
            isOwn: try row.get("stated_by_id") == seat,
            closing: try row.get("close_kind"),
            outcome: try row.get("outcome"),
            isDisputed: try row.get("is_disputed"),
            dueOn: dueOn, paidOn: paidOn, today: today)
    }
}
