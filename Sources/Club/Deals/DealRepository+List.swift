import Chronology
import Persistence

extension DealRepository {
    static let pageSize = 30

    struct Page: Sendable {
        var deals: [ListedDeal]
        /// Where the next page begins; nil on the last.
        var next: ID<Deal>?
        /// How many wait for the seat, whatever is shown.
        var waiting: Int
    }

    /// A seat's own deals, the newest first.
    static func page(
        _ filter: DealFilter, seat: ID<Membership>, today: CivilDate, in db: any Connection
    ) throws -> Page {
        let deals = try lines(filter, seat, today, limit: pageSize + 1, in: db)
        let shown = Array(deals.prefix(pageSize))
        var waiting = DealFilter()
        waiting.group = .toConfirm
        let count: Int? = try db.value("SELECT COUNT(*) FROM deals d WHERE \(waiting.condition(seat, today: today))")
        return Page(deals: shown, next: deals.count > pageSize ? shown.last?.id : nil, waiting: count ?? 0)
    }

    /// All lines of a view, for a table to take away.
    static func all(
        _ filter: DealFilter, seat: ID<Membership>, today: CivilDate, in db: any Connection
    ) throws -> [ListedDeal] {
        try lines(filter.changed { _ in }, seat, today, limit: 50_000, in: db)
    }

    private static func lines(
        _ filter: DealFilter, _ seat: ID<Membership>, _ today: CivilDate, limit: Int, in db: any Connection
    ) throws -> [ListedDeal] {
        let place: SQL = filter.after.map { " AND d.id < \($0)" } ?? ""
        let across = Party.columns("across", membership: "m", person: "p", company: "c")
        return try db.rows(
            """
            SELECT d.id, d.seller_id, d.referral_id, \(DealTerms.columns("d")), d.stated_by_id, d.due_on, d.paid_on,
                   d.confirmed_at, d.close_kind, d.outcome, t.thanked_at, \(across),
                   CASE WHEN d.is_outside = 1 THEN r.prospect_name END AS customer,
                   CASE WHEN \(ListedDeal.isDisputed) THEN 1 ELSE 0 END AS is_disputed
            FROM deals d
            JOIN memberships m ON m.id = CASE WHEN d.seller_id = \(seat) THEN d.other_id ELSE d.seller_id END
            JOIN people p ON p.id = m.person_id
            JOIN companies c ON c.id = m.company_id
            LEFT JOIN referrals r ON r.id = d.referral_id
            LEFT JOIN thanks t ON t.deal_id = d.id
            WHERE \(filter.condition(seat, today: today))\(place)
            ORDER BY d.id DESC LIMIT \(rows: limit)
            """
        ).map { try ListedDeal($0, seat: seat, today: today) }
    }
}
